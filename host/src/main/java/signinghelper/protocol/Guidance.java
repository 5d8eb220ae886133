package signinghelper.protocol;

import java.util.List;
import java.util.Objects;

/**
 * Words for the person, in one language.
 *
 * @param steps what to do next, in order
 */
public record Guidance(String title, String reason, List<String> steps) {
    public Guidance {
        Objects.requireNonNull(title);
        Objects.requireNonNull(reason);
        steps = List.copyOf(steps);
    }
}
