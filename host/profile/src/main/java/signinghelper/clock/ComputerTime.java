package signinghelper.clock;

import java.time.Clock;
import java.time.Duration;

/** Time source with the computer's own clock, where no better time is known. */
public final class ComputerTime implements TimeSource {
    private final Clock clock;

    public ComputerTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public KnownTime now() {
        return new KnownTime(clock.instant(), Duration.ZERO);
    }
}
