package signinghelper.portal.valkey;

import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.portal.authentication.ChallengesUnavailableException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ends servers in every way that loses or keeps what they knew: nothing is given out twice. */
@Tag("slow")
class ValkeyOutageTest {
    private static final ValkeySettings SETTINGS = new ValkeySettings("portal", Duration.ofMillis(500), 1000);

    @TempDir
    private Path folder;

    private ValkeyServer server;
    private ValkeyChallengeStore store;

    @BeforeEach
    void start() throws Exception {
        server = ValkeyServer.start(folder);
        store = new ValkeyChallengeStore(server.address(), SETTINGS, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void refusesWithAWordWhileTheServerIsAwayAndGoesOnWhenItIsBack() throws Exception {
        var lost = store.issue(Purpose.LOGIN, "browser");
        server.kill();

        assertUnavailable(() -> store.issue(Purpose.LOGIN, "browser"));
        assertUnavailable(() -> store.consume(lost.nonce()));
        assertThat(store.isAvailable()).isFalse();

        server.startAgain();
        ValkeyServer.await(store::isAvailable);
        assertThat(store.consume(lost.nonce())).isEmpty();
        assertThat(store.consume(store.issue(Purpose.LOGIN, "browser").nonce())).isPresent();
    }

    @Test
    void startsWhileTheServerIsAway() throws Exception {
        server.kill();
        try (var early = new ValkeyChallengeStore(server.address(), SETTINGS, Clock.systemUTC())) {
            assertUnavailable(() -> early.issue(Purpose.LOGIN, "browser"));

            server.startAgain();

            ValkeyServer.await(early::isAvailable);
            assertThat(early.consume(early.issue(Purpose.LOGIN, "browser").nonce()))
                    .isPresent();
        }
    }

    @Test
    void givesUpOnAServerThatHangsAndNeverGivesWhatItAskedForTwice() throws Exception {
        var waiting = store.issue(Purpose.LOGIN, "browser");
        server.freeze(true);
        assertUnavailable(() -> store.consume(waiting.nonce()));
        server.freeze(false);

        // The server has read the command that nobody waits for any more.
        ValkeyServer.await(store::isAvailable);
        assertThat(store.consume(waiting.nonce())).isEmpty();
    }

    @Test
    void doesNotBelieveASnapshotThatStillHoldsWhatWasConsumed() throws Exception {
        var used = store.issue(Purpose.LOGIN, "browser");
        server.ask(commands -> commands.save());
        assertThat(store.consume(used.nonce())).isPresent();

        server.kill();
        server.startAgain();

        assertThat(server.holds("{portal}:challenge:" + used.nonce())).isTrue();
        ValkeyServer.await(store::isAvailable);
        assertThat(store.consume(used.nonce())).isEmpty();
    }

    @Test
    void doesNotBelieveAReplicaThatTakesOverWithWhatWasConsumed() throws Exception {
        var other = Files.createDirectory(folder.resolve("replica"));
        try (var replica = ValkeyServer.start(other, "--replicaof", "127.0.0.1 " + server.port());
                var node = new ValkeyChallengeStore(replica.address(), SETTINGS, Clock.systemUTC())) {
            var used = store.issue(Purpose.LOGIN, "browser");
            var key = "{portal}:challenge:" + used.nonce();
            ValkeyServer.await(() -> replica.holds(key));
            assertUnavailable(() -> node.consume(used.nonce()));
            assertThat(node.isAvailable()).isFalse();

            replica.ask(commands -> commands.replicaofNoOne());
            assertThat(store.consume(used.nonce())).isPresent();

            assertThat(replica.holds(key)).isTrue();
            assertThat(node.consume(used.nonce())).isEmpty();
            assertThat(node.consume(node.issue(Purpose.LOGIN, "browser").nonce()))
                    .isPresent();
        }
    }

    @Test
    void refusesWithAWordWhenTheServerWantsAPassword() {
        server.ask(commands -> commands.configSet("requirepass", "a password of the test"));
        try (var stranger = new ValkeyChallengeStore(server.address(), SETTINGS, Clock.systemUTC())) {
            assertUnavailable(() -> stranger.issue(Purpose.LOGIN, "browser"));
        }
        var address = RedisURI.builder(server.address())
                .withPassword("a password of the test".toCharArray())
                .build();
        try (var known = new ValkeyChallengeStore(address, SETTINGS, Clock.systemUTC())) {
            assertThat(known.isAvailable()).isTrue();
        }
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(ChallengesUnavailableException.class);
    }
}
