package signinghelper.token.bridge;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.TokenInfo;
import signinghelper.token.bridge.FolderDriver.Kind;
import signinghelper.token.plugged.Tokens;
import signinghelper.token.presence.HeardChanges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.presence.HeardChanges.labels;

/** U-Keys that come and go behind a real child process. */
@Tag("slow")
@Tag("full")
class BridgeWatchTest {
    private static final BridgeDriver.Limits LIMITS =
            new BridgeDriver.Limits(Duration.ofSeconds(30), Duration.ofMinutes(5));

    @TempDir
    Path folder;

    private final HeardChanges heard = new HeardChanges();
    private final List<BridgeDriver> drivers = new ArrayList<>();

    @BeforeEach
    void logNothingToTheConsole() {
        LogManager.getLogManager().reset();
    }

    @AfterEach
    void endChild() {
        drivers.forEach(BridgeDriver::close);
    }

    private BridgeDriver driver(Kind kind, BridgeDriver.Limits limits) throws IOException {
        var library = folder.resolve("library");
        if (!Files.exists(library)) {
            Files.createFile(library);
        }
        var launch = BridgeLaunch.of(
                Path.of(System.getProperty("java.home")),
                FolderDriver.class.getName(),
                List.of(kind.name(), folder.toString()));
        var driver = new BridgeDriver("folder", library, launch, limits);
        drivers.add(driver);
        return driver;
    }

    private void plug(String name) throws IOException {
        Files.createFile(folder.resolve(name + ".key"));
    }

    private int count(String call) throws IOException {
        var calls = folder.resolve("calls");
        return Files.exists(calls) ? Collections.frequency(Files.readAllLines(calls), call) : 0;
    }

    private static List<String> names(BridgeDriver driver) throws Refusal {
        return driver.list().stream().map(TokenInfo::label).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"EVENTS", "NONE", "FLOODS", "REFUSES"})
    void whatIsPluggedInAndPulledIsToldWithAndWithoutEvents(Kind kind) throws Exception {
        plug("one");
        var tokens = new Tokens(List.of(driver(kind, LIMITS)));
        try (var watch = tokens.watch(heard)) {
            assertThat(tokens.list()).hasSize(1);
            plug("two");
            assertThat(labels(heard.next())).isEqualTo("[one, two] +[two] -[]");
            Files.delete(folder.resolve("one.key"));
            assertThat(labels(heard.next())).isEqualTo("[two] +[] -[one]");
            assertThat(watch.isOver()).isFalse();
        }
        assertThat(count("start")).isEqualTo(1);
    }

    @Test
    void anEventReachesTheHostUnaskedAndOneIsEnoughUntilTheNextListing() throws Exception {
        var changes = new Semaphore(0);
        var driver = driver(Kind.FLOODS, LIMITS);
        var watch = driver.watch(changes::release).orElseThrow();

        assertThat(changes.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
        assertThat(names(driver)).isEmpty();
        assertThat(changes.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
        assertThat(names(driver)).isEmpty();
        assertThat(changes.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
        watch.close();

        assertThat(count("unwatch")).isEqualTo(1);
        assertThat(changes.availablePermits()).isLessThanOrEqualTo(1);
    }

    @Test
    void aDriverWithoutEventsSaysSo() throws Exception {
        assertThat(driver(Kind.NONE, LIMITS).watch(() -> {})).isEmpty();
    }

    @Test
    void aLibraryThatHangsWhileItWaitsBlocksNoCall() throws Exception {
        plug("one");
        var driver = driver(Kind.HANGS, LIMITS);
        var watch = driver.watch(() -> {}).orElseThrow();

        assertThat(names(driver)).containsExactly("one");
        plug("two");
        assertThat(names(driver)).containsExactly("one", "two");
        assertThat(watch.isOver()).isFalse();
        assertThat(count("start")).isEqualTo(1);
    }

    @Test
    void aChildThatDiesIsStartedAgainAndWatchedOn() throws Exception {
        plug("one");
        var tokens = new Tokens(List.of(driver(Kind.EVENTS, LIMITS)));
        try (var watch = tokens.watch(heard)) {
            assertThat(tokens.list()).hasSize(1);
            Eventually.until("is watched", () -> count("watch") == 1);
            Files.createFile(folder.resolve("die"));
            Eventually.until("the next one is started", () -> count("start") >= 2);
            Files.delete(folder.resolve("die"));
            plug("two");

            assertThat(labels(heard.next())).isEqualTo("[one, two] +[two] -[]");
            assertThat(heard.isEmpty()).isTrue();
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Test
    void aLibraryThatCrashesWheneverItWaitsIsLookedAtInstead() throws Exception {
        plug("one");
        var tokens = new Tokens(List.of(driver(Kind.CRASHES, LIMITS)));
        try (var watch = tokens.watch(heard)) {
            Eventually.until("it has crashed often enough", () -> count("start") == 4);
            Eventually.until("it is looked at", () -> count("list") >= 2);
            plug("two");

            Eventually.until("it is told", () -> !heard.isEmpty());
            assertThat(labels(heard.next())).startsWith("[one, two]");
            assertThat(watch.isOver()).isFalse();
        }
        assertThat(count("watch")).isEqualTo(3);
        assertThat(count("start")).isEqualTo(4);
    }

    @Test
    void aWatchedChildIsNotEndedForBeingIdle() throws Exception {
        var limits = new BridgeDriver.Limits(Duration.ofSeconds(30), Duration.ofMillis(200));
        var other = Files.createDirectories(folder.resolve("other"));
        var launch = BridgeLaunch.of(
                Path.of(System.getProperty("java.home")),
                FolderDriver.class.getName(),
                List.of("EVENTS", other.toString()));
        var watched = driver(Kind.EVENTS, limits);
        var watch = watched.watch(() -> {}).orElseThrow();
        try (var idle = new BridgeDriver("idle", folder.resolve("library"), launch, limits)) {
            assertThat(names(idle)).isEmpty();
            Eventually.until(
                    "the idle one has ended",
                    () -> ProcessHandle.current()
                            .children()
                            .map(child -> child.info().commandLine().orElse(""))
                            .noneMatch(command -> command.contains(other.toString())));
        }

        assertThat(watch.isOver()).isFalse();
        watch.close();
        Eventually.until("it is ended when nobody watches any more", watch::isOver);
    }

    @Test
    void aDriverThatIsGivenUpStartsNothingMore() throws Exception {
        plug("one");
        var driver = driver(Kind.EVENTS, LIMITS);
        var tokens = new Tokens(List.of(driver));
        try (var watch = tokens.watch(heard)) {
            assertThat(tokens.list()).hasSize(1);
            driver.close();

            assertThat(labels(heard.next())).isEqualTo("[] +[] -[one]");
            assertThat(watch.isOver()).isFalse();
        }
        assertThat(count("start")).isEqualTo(1);
    }
}
