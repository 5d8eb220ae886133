package signinghelper.clock;

import java.time.Clock;
import java.time.Instant;

/** The two clocks of a computer: one that can be set, and one that only counts. */
public record ComputerClocks(Clock wall, MonotonicClock monotonic) {

    public static ComputerClocks ofThisComputer() {
        return new ComputerClocks(Clock.systemUTC(), System::nanoTime);
    }

    Instant instant() {
        return wall.instant();
    }

    long nanoseconds() {
        return monotonic.nanoseconds();
    }
}
