package signinghelper.demo.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Clock of a portal on which time passes at once. */
final class LateClock extends Clock {
    private volatile Duration late = Duration.ZERO;

    void pass(Duration time) {
        late = late.plus(time);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(late);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
