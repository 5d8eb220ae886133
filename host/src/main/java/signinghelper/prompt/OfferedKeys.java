package signinghelper.prompt;

import java.util.List;
import java.util.Objects;

/**
 * What a window lets a person choose from.
 *
 * @param keys at first; at least one
 * @param changes what becomes of them while the window is open
 */
public record OfferedKeys(List<OfferedKey> keys, KeyChanges changes) {
    public OfferedKeys {
        Objects.requireNonNull(changes);
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to choose");
        }
    }
}
