package signinghelper.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The two clocks of a computer that a test moves. */
public final class FakeClocks {
    private Instant wall;
    private long nanoseconds = 1_000;

    public FakeClocks(Instant wall) {
        this.wall = wall;
    }

    public ComputerClocks clocks() {
        return new ComputerClocks(new Wall(), this::nanoseconds);
    }

    private synchronized long nanoseconds() {
        return nanoseconds;
    }

    public synchronized Instant wall() {
        return wall;
    }

    /** Time goes by. */
    public synchronized void pass(Duration time) {
        wall = wall.plus(time);
        nanoseconds += time.toNanos();
    }

    /** Sets the clock, as a user may. */
    public synchronized void set(Duration further) {
        wall = wall.plus(further);
    }

    /** Sleeps as on Linux: a counting clock stands still. */
    public synchronized void sleep(Duration time) {
        wall = wall.plus(time);
    }

    private final class Wall extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return wall();
        }
    }
}
