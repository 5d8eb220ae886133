package signinghelper.registration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

    /** What has to change for every place to hold what is {@code wanted} there; empty stands for nothing. */
    static List<Change> all(BrowserRegistry registry, Map<Place, Optional<String>> wanted) throws IOException {
        var changes = new ArrayList<Change>();
        for (var one : wanted.entrySet()) {
            var before = registry.read(one.getKey());
            var after = one.getValue().orElse(null);
            if (!Objects.equals(before, after)) {
                changes.add(new Change(one.getKey(), before, after));
            }
        }
        return List.copyOf(changes);
    }

    public Change reversed() {
        return new Change(place, after, before);
    }
}
