package signinghelper.portal.authentication;

import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.testkit.authority.TestAuthority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InMemoryChallengeStoreTest {
    private static final int THREADS = 8;

    private final Clock clock = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
    private final ChallengeStore store = new InMemoryChallengeStore(clock, 1000);

    @Test
    void issuesThirtyTwoRandomBytesForFiveMinutes() {
        var challenge = store.issue(Challenge.Purpose.BINDING, "browser");

        assertThat(challenge.nonce()).hasSize(44);
        assertThat(Bytes.fromBase64(challenge.nonce()).length()).isEqualTo(32);
        assertThat(challenge.purpose()).isEqualTo(Challenge.Purpose.BINDING);
        assertThat(challenge.browserSession()).isEqualTo("browser");
        assertThat(challenge.isExpired(later(Duration.ofMinutes(5).minusNanos(1))))
                .isFalse();
        assertThat(challenge.isExpired(later(Duration.ofMinutes(5)))).isTrue();
    }

    @Test
    void keepsAChallengeForSigningForHalfAnHour() {
        var challenge = store.issue(Challenge.Purpose.SIGNING, "browser");

        assertThat(challenge.isExpired(later(Duration.ofMinutes(30).minusNanos(1))))
                .isFalse();
        assertThat(challenge.isExpired(later(Duration.ofMinutes(30)))).isTrue();
    }

    @Test
    void neverIssuesTheSameNonceAgain() {
        var nonces = new HashSet<String>();
        IntStream.range(0, 500)
                .forEach(i ->
                        nonces.add(store.issue(Challenge.Purpose.LOGIN, "b").nonce()));

        assertThat(nonces).hasSize(500);
    }

    @Test
    void keepsSeveralForOneBrowserAndGivesEachOnce() {
        var first = store.issue(Challenge.Purpose.LOGIN, "browser");
        var second = store.issue(Challenge.Purpose.LOGIN, "browser");

        assertThat(store.consume(first.nonce())).contains(first);
        assertThat(store.consume(first.nonce())).isEmpty();
        assertThat(store.consume(second.nonce())).contains(second);
    }

    @Test
    void givesAChallengeToOneOfManyThreadsThatAskAtTheSameMoment() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (var round = 0; round < 200; round++) {
                var nonce = store.issue(Challenge.Purpose.LOGIN, "browser").nonce();
                var barrier = new CyclicBarrier(THREADS);
                Callable<Optional<Challenge>> consume = () -> {
                    barrier.await();
                    return store.consume(nonce);
                };
                var taken = 0;
                for (var result : threads.invokeAll(
                        Stream.generate(() -> consume).limit(THREADS).toList())) {
                    taken += result.get().isPresent() ? 1 : 0;
                }
                assertThat(taken).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void forgetsTheOldestOfABoundedNumberWhenItIsFull() {
        var small = new InMemoryChallengeStore(clock, 10);
        var issued = issueToStrangers(small, 5000);

        assertThat(stillWaiting(small, issued)).isEqualTo(issued.subList(4990, 5000));
    }

    @Test
    void losesNoChallengeOfAPersonWhoTypesWhileAFullStoreIsAskedOnAndOn() {
        var full = new InMemoryChallengeStore(clock, 10_000);
        issueToStrangers(full, 10_000);
        var honest = IntStream.range(0, 20)
                .mapToObj(i -> full.issue(Challenge.Purpose.LOGIN, "person " + i))
                .toList();
        issueToStrangers(full, 1_200);

        assertThat(stillWaiting(full, honest)).isEqualTo(honest);
    }

    @Test
    void letsABrowserSessionPushOutItsOwnOnly() {
        var small = new InMemoryChallengeStore(clock, 100);
        var honest = small.issue(Challenge.Purpose.LOGIN, "person");
        var binding = small.issue(Challenge.Purpose.BINDING, "greedy");
        var greedy = IntStream.range(0, 1000)
                .mapToObj(i -> small.issue(Challenge.Purpose.LOGIN, "greedy"))
                .toList();

        assertThat(stillWaiting(small, greedy)).isEqualTo(greedy.subList(1000 - 16, 1000));
        assertThat(stillWaiting(small, List.of(honest, binding))).containsExactly(honest, binding);
    }

    @Test
    void forgetsWhatExpiredBeforeItForgetsAnythingElse() {
        var moving = new MovableClock();
        var small = new InMemoryChallengeStore(moving, 10);
        var old = issueToStrangers(small, 5);
        moving.now = TestAuthority.NOW.plus(Duration.ofMinutes(6));
        var fresh = issueToStrangers(small, 10);

        assertThat(stillWaiting(small, old)).isEmpty();
        assertThat(stillWaiting(small, fresh)).isEqualTo(fresh);
    }

    @Test
    void refusesAStoreForNobodyAndABrowserWithoutName() {
        assertThatThrownBy(() -> new InMemoryChallengeStore(clock, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.issue(Challenge.Purpose.LOGIN, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotPrintWhatOpensABrowserSession() {
        var challenge = store.issue(Challenge.Purpose.LOGIN, "secret-cookie");

        assertThat(challenge.toString()).doesNotContain("secret-cookie").doesNotContain(challenge.nonce());
    }

    private static List<Challenge> issueToStrangers(ChallengeStore store, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> store.issue(Challenge.Purpose.LOGIN, "stranger " + i))
                .toList();
    }

    private static List<Challenge> stillWaiting(ChallengeStore store, List<Challenge> issued) {
        return issued.stream()
                .filter(challenge -> store.consume(challenge.nonce()).isPresent())
                .toList();
    }

    private static final class MovableClock extends Clock {
        private Instant now = TestAuthority.NOW;

        @Override
        public Instant instant() {
            return now;
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

    private static Clock later(Duration by) {
        return Clock.offset(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC), by);
    }
}
