package signinghelper.prompt;

import java.util.List;
import java.util.Objects;

/**
 * Keys from which a user chooses in a window.
 *
 * @param keys initial list; at least one
 * @param changes of the keys while the window is open
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
