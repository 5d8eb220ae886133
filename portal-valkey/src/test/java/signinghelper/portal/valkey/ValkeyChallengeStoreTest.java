package signinghelper.portal.valkey;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.portal.authentication.ChallengeStore;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class ValkeyChallengeStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00.123456Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int ROUNDS = 200;
    private static final int THREADS = 8;

    @TempDir
    private static Path folder;

    private static ValkeyServer server;

    private ValkeyChallengeStore first;
    private ValkeyChallengeStore second;

    @BeforeAll
    static void startServer() throws Exception {
        server = ValkeyServer.start(folder);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void startNodes() {
        server.ask(commands -> commands.flushall());
        first = node(1000);
        second = node(1000);
    }

    @AfterEach
    void stopNodes() {
        first.close();
        second.close();
    }

    private static ValkeyChallengeStore node(int maximum) {
        return new ValkeyChallengeStore(server.address(), new ValkeySettings("portal", TIMEOUT, maximum), CLOCK);
    }

    @Test
    void givesWhatOneNodeIssuedOnceToAnother() {
        var issued = first.issue(Purpose.BINDING, "browser session, with blanks");

        var taken = second.consume(issued.nonce()).orElseThrow();

        assertThat(taken.nonce()).isEqualTo(issued.nonce());
        assertThat(taken.purpose()).isEqualTo(Purpose.BINDING);
        assertThat(taken.browserSession()).isEqualTo("browser session, with blanks");
        assertThat(taken.expires()).isEqualTo(Instant.parse("2026-11-27T08:05:00.123Z"));
        assertThat(first.consume(issued.nonce())).isEmpty();
        assertThat(second.consume(issued.nonce())).isEmpty();
    }

    @Test
    void knowsNoNonceThatNobodyIssued() {
        assertThat(first.consume("")).isEmpty();
        assertThat(first.consume("*")).isEmpty();
        assertThat(first.consume("all")).isEmpty();
    }

    @Test
    void givesItToOneOfManyThreadsOnTwoNodesThatAskAtTheSameMoment() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var nonce = first.issue(Purpose.LOGIN, "browser").nonce();
                var barrier = new CyclicBarrier(THREADS);
                var asking = Stream.iterate(first, node -> node == first ? second : first)
                        .limit(THREADS)
                        .<Callable<Optional<Challenge>>>map(node -> () -> {
                            barrier.await();
                            return node.consume(nonce);
                        });
                var taken = 0;
                for (var result : threads.invokeAll(asking.toList())) {
                    taken += result.get().isPresent() ? 1 : 0;
                }
                assertThat(taken).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void forgetsTheOneNearestToItsEndWhenItIsFull() {
        try (var small = node(10)) {
            var signing = small.issue(Purpose.SIGNING, "signer");
            var strangers = issueToStrangers(small, 300);

            assertThat(stillWaiting(small, strangers)).hasSize(9).isSubsetOf(strangers);
            assertThat(stillWaiting(small, List.of(signing))).hasSize(1);
        }
    }

    @Test
    void letsABrowserSessionPushOutItsOwnOnly() {
        var honest = first.issue(Purpose.LOGIN, "person");
        var binding = first.issue(Purpose.BINDING, "greedy");
        var greedy = IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? first : second).issue(Purpose.LOGIN, "greedy"))
                .toList();

        assertThat(stillWaiting(first, greedy)).hasSize(16);
        assertThat(stillWaiting(first, List.of(honest, binding))).hasSize(2);
    }

    @Test
    void leavesNothingBehindThatHasNoEnd() {
        issueToStrangers(first, 50);
        var ends = server.ask(commands -> commands.keys("*").stream()
                .filter(key -> commands.pttl(key) < 0)
                .toList());
        assertThat(ends).containsExactly("{portal}:all");

        server.ask(commands -> commands.zadd("{portal}:all", 1.0, "expired long ago"));
        var fresh = issueToStrangers(first, 1);
        assertThat(server.sizeOf("{portal}:all")).isEqualTo(51);

        stillWaiting(second, fresh);
        assertThat(server.sizeOf("{portal}:all")).isEqualTo(50);
    }

    @Test
    void keepsWhatOpensABrowserSessionOutOfTheNamesOfKeys() {
        first.issue(Purpose.LOGIN, "secret-cookie");

        assertThat(server.keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key).startsWith("{portal}:").doesNotContain("secret-cookie"));
    }

    @Test
    void keepsPortalsWithOtherPrefixesApart() {
        var settings = new ValkeySettings("another", TIMEOUT, 10);
        try (var another = new ValkeyChallengeStore(server.address(), settings, CLOCK)) {
            var issued = first.issue(Purpose.LOGIN, "browser");

            assertThat(another.consume(issued.nonce())).isEmpty();
            assertThat(first.consume(issued.nonce())).isPresent();
        }
    }

    @Test
    void refusesSettingsThatMeanNothing() {
        for (var prefix : List.of("", "with blank", "{tag}", "x".repeat(65))) {
            assertThatThrownBy(() -> new ValkeySettings(prefix, TIMEOUT, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ValkeySettings("a", Duration.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ValkeySettings("a", TIMEOUT, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Challenge> issueToStrangers(ChallengeStore store, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> store.issue(Purpose.LOGIN, "stranger " + i))
                .toList();
    }

    private static List<Challenge> stillWaiting(ChallengeStore store, List<Challenge> issued) {
        return issued.stream()
                .filter(challenge -> store.consume(challenge.nonce()).isPresent())
                .toList();
    }
}
