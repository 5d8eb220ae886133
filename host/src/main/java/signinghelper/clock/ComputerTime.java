package signinghelper.clock;

import java.time.Clock;
import java.time.Duration;

/** The computer's own clock, taken at its word: nothing better is known here. */
public final class ComputerTime implements TimeSource {
    private final Clock clock;

    public ComputerTime(Clock clock) {
        this.clock = clock;
    }

    /** Creates the time source of this computer. */
    public static ComputerTime ofThisComputer() {
        return new ComputerTime(Clock.systemUTC());
    }

    @Override
    public KnownTime now() {
        return new KnownTime(clock.instant(), Duration.ZERO);
    }
}
