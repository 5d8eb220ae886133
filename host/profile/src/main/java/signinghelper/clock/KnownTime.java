package signinghelper.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * Instant with its uncertainty in both directions.
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
