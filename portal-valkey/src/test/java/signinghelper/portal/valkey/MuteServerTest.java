package signinghelper.portal.valkey;

import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.portal.authentication.ChallengesUnavailableException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asks an address that takes connections and says nothing, as a paused computer does. */
class MuteServerTest {
    private static final int AT_ONCE = 8;

    /** Far more than one time-out, and far less than the minute that Lettuce itself waits for a first word. */
    private static final long PATIENCE_SECONDS = 20;

    private static final ValkeySettings SETTINGS = new ValkeySettings("portal", Duration.ofMillis(500), 1000);

    @Test
    void givesUpForAllThatWaitAfterOneAttempt() throws Exception {
        var connections = new AtomicInteger();
        var threads = Executors.newCachedThreadPool();
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var store = new ValkeyChallengeStore(
                        RedisURI.create("127.0.0.1", mute.getLocalPort()), SETTINGS, Clock.systemUTC())) {
            threads.execute(() -> count(mute, connections));

            Callable<Object> issue = () -> store.issue(Purpose.LOGIN, "browser");
            List<Callable<Object>> all =
                    Stream.generate(() -> issue).limit(AT_ONCE).toList();
            for (var answer : threads.invokeAll(all, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                assertThatThrownBy(answer::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(ChallengesUnavailableException.class);
            }
            assertThat(store.isAvailable()).isFalse();
            assertThat(connections).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void count(ServerSocket mute, AtomicInteger connections) {
        try {
            while (true) {
                mute.accept();
                connections.incrementAndGet();
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }
}
