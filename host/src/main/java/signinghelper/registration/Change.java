package signinghelper.registration;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * One change to what browsers find. Of a file, what it holds is written with one character for each byte (ISO 8859-1), so
 * that whatever it was comes back.
 *
 * @param before what the place holds now; null where there is nothing
 * @param after what it is to hold; null where it is to be deleted
 */
public record Change(
        Place place, @Nullable String before, @Nullable String after) {
    public Change {
        Objects.requireNonNull(place);
        if (Objects.equals(before, after)) {
            throw new IllegalArgumentException("no change: " + place);
        }
    }

    public Change reversed() {
        return new Change(place, after, before);
    }
}
