package signinghelper.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * What the time was by someone else's clock, and what the computer's own clocks said in the same moment.
 *
 * @param nanoseconds of the {@link MonotonicClock}
 */
public record TimeReading(KnownTime time, Instant computer, long nanoseconds) {
    /** How far quartz in a computer strays: no more than 100 seconds in a million. */
    private static final long DRIFT_DIVISOR = 10_000;

    /** By how much the computer's clock is fast; negative where it is slow. */
    public Duration offset() {
        return Duration.between(time.instant(), computer);
    }

    /** Whether the computer's clock is off by more than {@code tolerance} even at the best. */
    public boolean contradicts(Duration tolerance) {
        return offset().abs().minus(time.uncertainty()).compareTo(tolerance) > 0;
    }

    /** The same, counted on by the monotonic clock; the uncertainty grows with the age. */
    TimeReading countedTo(Instant computerNow, long nanosecondsNow) {
        var age = Duration.ofNanos(nanosecondsNow - nanoseconds);
        var uncertainty = time.uncertainty().plus(age.dividedBy(DRIFT_DIVISOR));
        return new TimeReading(new KnownTime(time.instant().plus(age), uncertainty), computerNow, nanosecondsNow);
    }
}
