package signinghelper.clock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

class BestKnownTimeTest {
    private static final Instant TRUE_TIME = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Only the fake clocks move; the true time stands still. */
    private final FakeClocks computer = new FakeClocks(TRUE_TIME);

    private final BestKnownTime time = new BestKnownTime(computer.clocks());

    /** Returns a probe that reports a computer fast by {@code offset}. */
    private TimeProbe saying(Duration offset) {
        return () -> new TimeReading(
                new KnownTime(computer.wall().minus(offset), SECOND),
                computer.wall(),
                computer.clocks().nanoseconds());
    }

    private static TimeProbe silent() {
        return () -> {
            throw new IOException("nobody there");
        };
    }

    private void know(@Nullable TimeProbe portal, @Nullable TimeProbe network) {
        time.adopt(new TimeProbes(portal, network));
        time.ask().join();
    }

    @Test
    void withoutAnAnswerItIsTheComputersTime() {
        know(silent(), silent());

        assertThat(time.now()).isEqualTo(new KnownTime(TRUE_TIME, Duration.ZERO));
        assertThat(time.contradiction()).isEmpty();
    }

    @Test
    void thePortalsTimeIsBelievedAndCountedOn() {
        computer.set(HOUR);
        know(saying(HOUR), null);
        computer.pass(Duration.ofSeconds(10_000));

        assertThat(time.now().instant()).isEqualTo(TRUE_TIME.plusSeconds(10_000));
        assertThat(time.now().uncertainty()).isEqualTo(Duration.ofSeconds(2));
        assertThat(time.contradiction()).isEmpty();
    }

    @Test
    void networkTimeIsNotBelievedButContradicts() {
        know(silent(), saying(HOUR));

        assertThat(time.now().instant()).isEqualTo(TRUE_TIME);
        assertThat(time.trusted()).isEmpty();
        assertThat(time.contradiction()).contains(HOUR);
    }

    @Test
    void networkTimeThatIsAMinuteAwayContradictsNothing() {
        know(silent(), saying(Duration.ofMinutes(-1)));

        assertThat(time.contradiction()).isEmpty();
    }

    @Test
    void whereThePortalIsKnownNetworkTimeDoesNotMatter() {
        know(saying(Duration.ZERO), saying(HOUR));

        assertThat(time.now().instant()).isEqualTo(TRUE_TIME);
        assertThat(time.contradiction()).isEmpty();
    }

    @Test
    void afterTheClockIsSetBackItIsContradictedByItself() {
        know(saying(Duration.ZERO), null);
        time.adopt(new TimeProbes(silent(), null));
        computer.set(HOUR.negated());

        assertThat(time.trusted()).isEmpty();
        assertThat(time.contradiction()).contains(HOUR.negated());
    }

    /** The clocks do not tell if the clock was set or the computer slept. */
    @Test
    void afterASleepNothingIsKnownAndNothingContradicted() {
        know(saying(Duration.ZERO), saying(Duration.ZERO));
        time.adopt(new TimeProbes(silent(), silent()));
        computer.sleep(HOUR);

        assertThat(time.trusted()).isEmpty();
        assertThat(time.untrusted()).isEmpty();
        assertThat(time.contradiction()).isEmpty();
        assertThat(time.now().instant()).isEqualTo(TRUE_TIME.plus(HOUR));
    }

    @Test
    void afterAJumpThePortalIsAskedAgain() {
        know(saying(Duration.ZERO), null);
        computer.pass(Duration.ofMinutes(1));
        computer.set(HOUR);
        time.adopt(new TimeProbes(saying(HOUR), null));
        time.ask().join();

        assertThat(time.now().instant()).isEqualTo(TRUE_TIME.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aClockThatIsPutRightKeepsWhatIsKnown() {
        computer.set(HOUR);
        know(saying(HOUR), null);
        time.adopt(new TimeProbes(silent(), null));
        computer.set(HOUR.negated());

        assertThat(time.trusted())
                .hasValueSatisfying(reading -> assertThat(reading.offset()).isZero());
    }

    @Test
    void nobodyWaitsForTheNetwork() {
        var never = new CountDownLatch(1);
        time.adopt(new TimeProbes(
                () -> {
                    never.await();
                    throw new IOException();
                },
                null));

        assertThat(time.now().instant()).isEqualTo(TRUE_TIME);
        assertThat(time.ask()).isNotDone();
        never.countDown();
        assertThat(time.ask()).succeedsWithin(Duration.ofSeconds(30));
    }
}
