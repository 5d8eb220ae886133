package signinghelper.network;

import java.time.Duration;

/**
 * Limits of a request.
 *
 * @param time from the beginning to the last byte
 * @param bytes of the answer's body; a longer answer is an error and is not cut short
 */
public record Limits(Duration time, int bytes) {
    public Limits {
        if (time.isNegative() || time.isZero() || bytes < 0) {
            throw new IllegalArgumentException("limits " + time + ", " + bytes);
        }
    }
}
