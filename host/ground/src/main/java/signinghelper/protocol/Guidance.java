package signinghelper.protocol;

import java.util.List;
import java.util.Objects;

/**
 * Texts for the user, in one language.
 *
 * @param steps next actions, in order
 */
public record Guidance(String title, String reason, List<String> steps) {
    public Guidance {
        Objects.requireNonNull(title);
        Objects.requireNonNull(reason);
        steps = List.copyOf(steps);
    }
}
