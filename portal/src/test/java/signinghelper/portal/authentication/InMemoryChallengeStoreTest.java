package signinghelper.portal.authentication;

import org.junit.jupiter.api.Test;
import signinghelper.portal.Bytes;
import signinghelper.portal.TestAuthority;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

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
    void isBounded() {
        var small = new InMemoryChallengeStore(clock, 10);
        var issued = IntStream.range(0, 5000)
                .mapToObj(i -> small.issue(Challenge.Purpose.LOGIN, "browser"))
                .toList();

        assertThat(issued)
                .filteredOn(challenge -> small.consume(challenge.nonce()).isPresent())
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void doesNotPrintWhatOpensABrowserSession() {
        var challenge = store.issue(Challenge.Purpose.LOGIN, "secret-cookie");

        assertThat(challenge.toString()).doesNotContain("secret-cookie").doesNotContain(challenge.nonce());
    }

    private static Clock later(Duration by) {
        return Clock.offset(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC), by);
    }
}
