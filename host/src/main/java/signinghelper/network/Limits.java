package signinghelper.network;

import java.time.Duration;

/**
 * What one request may cost.
 *
 * @param time from the beginning to the last byte
 * @param bytes of the answer's body; an answer with more is an error, not cut short
 */
public record Limits(Duration time, int bytes) {
    public Limits {
        if (time.isNegative() || time.isZero() || bytes < 0) {
            throw new IllegalArgumentException("limits " + time + ", " + bytes);
        }
    }
}
