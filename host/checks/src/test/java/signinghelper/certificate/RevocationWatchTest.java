package signinghelper.certificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.clock.ComputerTime;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class RevocationWatchTest {
    private final X509Certificate certificate = TestAuthority.root(TestKey.SM2).issue(TestKey.SM2.generate());
    private final LinkedBlockingQueue<Thread> askers = new LinkedBlockingQueue<>();

    private static RevocationStatus status(State state, Instant nextUpdate) {
        return new RevocationStatus(state, state == State.GOOD ? null : NOW, NOW, nextUpdate);
    }

    private RevocationWatch told(Optional<RevocationStatus> answer) {
        return new RevocationWatch(
                (asked, now, patience) -> {
                    askers.add(Thread.currentThread());
                    return answer;
                },
                new ComputerTime(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    /** Waits until the question that was begun last is over. */
    private void await() throws InterruptedException {
        var asker = askers.poll(30, TimeUnit.SECONDS);
        assertThat(asker).isNotNull();
        asker.join();
    }

    @ParameterizedTest
    @CsvSource({"GOOD,", "ON_HOLD, CERTIFICATE_ON_HOLD", "REVOKED, CERTIFICATE_REVOKED"})
    void theAnswerIsKnownWhenItIsThereAndAskedForOnceUntilItsEnd(State state, ErrorCode obstacle) throws Exception {
        var watch = told(Optional.of(status(state, NOW.plus(Duration.ofHours(1)))));

        watch.ask(List.of(certificate));
        await();
        watch.ask(List.of(certificate));

        assertThat(watch.obstacle(certificate)).isEqualTo(Optional.ofNullable(obstacle));
        assertThat(askers).isEmpty();
    }

    @Test
    void anUnknownAnswerIsNoObstacleAndIsAskedForAgain() throws Exception {
        var watch = told(Optional.empty());
        for (var time = 0; time < 2; time++) {
            watch.ask(List.of(certificate));
            await();
            assertThat(watch.obstacle(certificate)).isEmpty();
        }
    }

    @Test
    void anAnswerWhoseTimeIsOverCountsForNothingUnlessItIsARevocation() throws Exception {
        var over = NOW.minus(Duration.ofHours(1));
        for (var state : List.of(State.ON_HOLD, State.REVOKED)) {
            var watch = told(Optional.of(new RevocationStatus(state, over, over.minusSeconds(60), over)));
            watch.ask(List.of(certificate));
            await();
            assertThat(watch.obstacle(certificate).isPresent()).isEqualTo(state == State.REVOKED);
        }
    }

    @Test
    void nobodyWaitsForAnAuthorityThatSaysNothing() throws Exception {
        var never = new CountDownLatch(1);
        var watch = new RevocationWatch(
                (asked, now, patience) -> {
                    never.await();
                    return Optional.empty();
                },
                new ComputerTime(Clock.fixed(NOW, ZoneOffset.UTC)));

        watch.ask(List.of(certificate));

        assertThat(watch.obstacle(certificate)).isEmpty();
        never.countDown();
    }
}
