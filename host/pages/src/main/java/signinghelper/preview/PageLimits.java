package signinghelper.preview;

import java.time.Duration;
import java.util.Objects;

/**
 * Time that one document may cost, of the process that reads it.
 *
 * @param opening with the start of the process
 * @param drawing of one page
 * @param search for one keyword, with the opening
 */
public record PageLimits(Duration opening, Duration drawing, Duration search) {
    public PageLimits {
        Objects.requireNonNull(opening);
        Objects.requireNonNull(drawing);
        Objects.requireNonNull(search);
    }
}
