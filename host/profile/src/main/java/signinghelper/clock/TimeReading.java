package signinghelper.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * Time by another clock, with the readings of the computer's own clocks at the same moment.
 *
 * @param nanoseconds of the {@link MonotonicClock}
 */
public record TimeReading(KnownTime time, Instant computer, long nanoseconds) {
    /** Maximum drift of a computer's quartz: 100 seconds in a million. */
    private static final long DRIFT_DIVISOR = 10_000;

    /** Returns the amount by which the computer's clock is fast; negative when it is slow. */
    public Duration offset() {
        return Duration.between(time.instant(), computer);
    }

    /** Returns true when the computer's clock is wrong by more than {@code tolerance} even in the best case. */
    public boolean contradicts(Duration tolerance) {
        return offset().abs().minus(time.uncertainty()).compareTo(tolerance) > 0;
    }

    /** Returns the reading, continued by the monotonic clock; the uncertainty grows with the age. */
    TimeReading countedTo(Instant computerNow, long nanosecondsNow) {
        var age = Duration.ofNanos(nanosecondsNow - nanoseconds);
        var uncertainty = time.uncertainty().plus(age.dividedBy(DRIFT_DIVISOR));
        return new TimeReading(new KnownTime(time.instant().plus(age), uncertainty), computerNow, nanosecondsNow);
    }
}
