package signinghelper.registration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Change of one place that browsers read. The content of a file is held as one character for each byte (ISO 8859-1), so
 * that every content can be restored.
 *
 * @param before the present content; null when the place is empty
 * @param after the new content; null when the place is to be deleted
 */
public record Change(
        Place place, @Nullable String before, @Nullable String after) {
    public Change {
        Objects.requireNonNull(place);
        if (Objects.equals(before, after)) {
            throw new IllegalArgumentException("no change: " + place);
        }
    }

    /**
     * Returns the changes after which each place holds its content in {@code wanted}; an empty content means that the
     * place is deleted.
     */
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
