package signinghelper.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * An instant and how far it may be off, either way.
 *
 * @param uncertainty not negative
 */
public record KnownTime(Instant instant, Duration uncertainty) {
    public KnownTime {
        if (uncertainty.isNegative()) {
            throw new IllegalArgumentException("uncertainty " + uncertainty);
        }
    }

    public Instant earliest() {
        return instant.minus(uncertainty);
    }

    public Instant latest() {
        return instant.plus(uncertainty);
    }
}
