package signinghelper.token.presence;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.TokenDriver;
import signinghelper.token.plugged.Tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.presence.HeardChanges.labels;

/** Followers of the U-Keys of several drivers. */
class PresenceTest {
    private final FakeToken one = new FakeToken("one");
    private final FakeToken two = new FakeToken("two");
    private final HeardChanges heard = new HeardChanges();

    @BeforeEach
    void logNothingToTheConsole() {
        LogManager.getLogManager().reset();
    }

    private static FakeDriver driver(String name, boolean events, FakeToken... tokens) {
        var driver = new FakeDriver(name, tokens);
        return events ? driver.withEvents() : driver;
    }

    private static Tokens watched(TokenDriver... drivers) {
        return new Tokens(List.of(drivers));
    }

    /** U-Keys that are present at the first look are not reported as news, so a test waits for that look. */
    private static void list(Tokens tokens) throws Refusal {
        assertThat(tokens.list()).isNotNull();
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsPluggedInAndPulledIsToldWithAllThatIsThere(boolean events) throws Exception {
        var driver = driver("fake", events, one);
        var tokens = watched(driver, driver("other", events, new FakeToken("third")));
        try (var watch = tokens.watch(heard)) {
            list(tokens);
            driver.plug(two);
            assertThat(labels(heard.next())).isEqualTo("[one, two, third] +[two] -[]");
            driver.pull(one);
            assertThat(labels(heard.next())).isEqualTo("[two, third] +[] -[one]");
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Test
    void whoLooksTellsTheOthersAtOnce() throws Exception {
        var driver = driver("fake", true, one);
        var tokens = watched(driver);
        try (var watch = tokens.watch(heard)) {
            list(tokens);
            Eventually.until("is watched", () -> driver.watchers() == 1);
            var silent = new FakeDriver("fake", one, two);
            assertThat(silent.list()).hasSize(2);
            driver.plug(two);
            list(tokens);

            assertThat(labels(heard.next())).isEqualTo("[one, two] +[two] -[]");
            list(tokens);
            assertThat(heard.isEmpty()).isTrue();
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Test
    void whatHasChangedSinceSomebodyLookedIsToldAtOnce() throws Exception {
        var driver = driver("fake", true, one);
        var tokens = watched(driver);
        var seen = tokens.list();
        driver.pull(one);
        driver.plug(two);

        try (var watch = tokens.watch(seen, heard)) {
            assertThat(labels(heard.next())).isEqualTo("[two] +[two] -[one]");
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Test
    void aWrongPinIsNoChange() throws Exception {
        var driver = driver("fake", true, one);
        var tokens = watched(driver);
        try (var watch = tokens.watch(heard)) {
            var before = tokens.list();
            one.locked();
            // Joins the watch's listing if that began before; the next one begins after.
            tokens.list();
            assertThat(tokens.list()).isNotEqualTo(before);
            driver.plug(two);

            assertThat(labels(heard.next())).isEqualTo("[one, two] +[two] -[]");
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Tag("slow")
    @Test
    void aFailureIsNoPulling() throws Exception {
        var fails = new AtomicBoolean();
        var failed = new CountDownLatch(1);
        var driver = driver("fake", true, one).whileListing(() -> {
            if (fails.get()) {
                failed.countDown();
                throw Refusal.of(ErrorCode.DRIVER_FAILED);
            }
        });
        var tokens = watched(driver);
        try (var watch = tokens.watch(heard)) {
            list(tokens);
            Eventually.until("is watched", () -> driver.watchers() == 1);
            fails.set(true);
            driver.plug(two);
            failed.await();
            fails.set(false);

            assertThat(labels(heard.next())).isEqualTo("[one, two] +[two] -[]");
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Test
    void driversComeAndGoMeanwhile() throws Exception {
        var first = driver("first", true, one);
        var second = driver("second", true, two);
        var drivers = new ArrayList<TokenDriver>(List.of(first));
        var tokens = new Tokens(() -> List.copyOf(drivers));
        try (var watch = tokens.watch(heard)) {
            list(tokens);
            Eventually.until("is watched", () -> first.watchers() == 1);
            drivers.remove(first);
            drivers.add(second);
            tokens.driversChanged();

            assertThat(labels(heard.next())).isEqualTo("[] +[] -[one]");
            Eventually.until("only the other is watched", () -> first.watchers() == 0 && second.watchers() == 1);
            list(tokens);
            second.pull(two);
            assertThat(labels(heard.next())).isEqualTo("[] +[] -[two]");
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Test
    void nobodyIsToldAndNothingWatchedWhenAllHaveStopped() throws Exception {
        var looks = new AtomicInteger();
        var driver = driver("lonely", true, one).whileListing(looks::incrementAndGet);
        var tokens = watched(driver);
        var first = tokens.watch(heard);
        var second = tokens.watch(new HeardChanges());
        Eventually.until("is watched", () -> driver.watchers() == 1);

        first.close();
        assertThat(threads()).contains("watch lonely");
        second.close();

        Eventually.until("is left alone", () -> driver.watchers() == 0);
        Eventually.until("no thread is left", () -> !threads().contains("watch lonely"));
        driver.plug(two);
        list(tokens);
        assertThat(heard.isEmpty()).isTrue();
    }

    @Test
    void aSlowListenerKeepsNoOtherWaiting() throws Exception {
        var driver = driver("fake", true);
        var tokens = watched(driver);
        var slow = new CountDownLatch(1);
        try (var first = tokens.watch(change -> awaitQuietly(slow));
                var second = tokens.watch(heard)) {
            list(tokens);
            driver.plug(one);
            assertThat(labels(heard.next())).isEqualTo("[one] +[one] -[]");
            driver.plug(two);
            assertThat(labels(heard.next())).isEqualTo("[one, two] +[two] -[]");
            assertThat(first.isOver() || second.isOver()).isFalse();
        } finally {
            slow.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
