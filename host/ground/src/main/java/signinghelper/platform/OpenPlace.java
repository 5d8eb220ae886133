package signinghelper.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * File or folder that users other than administrators and the user may change.
 *
 * @param right who may do so, as the system writes it, e.g. {@code rwxrwxrwx root:staff}
 * @param restoring texts from which {@link WriteRights#giveBack} gives back what {@link WriteRights#take} takes; empty
 *     where another user owns the place, which no right less can change
 */
public record OpenPlace(Path path, String right, List<String> restoring) {
    public OpenPlace {
        Objects.requireNonNull(path);
        Objects.requireNonNull(right);
        restoring = List.copyOf(restoring);
    }

    /** Returns true when taking rights away is enough. */
    public boolean canBeClosed() {
        return !restoring.isEmpty();
    }
}
