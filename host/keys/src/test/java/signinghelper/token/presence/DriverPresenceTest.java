package signinghelper.token.presence;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenWatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;

/** Frequency of a driver's listings. */
class DriverPresenceTest {
    private static final DriverPresence.Pace PACE =
            new DriverPresence.Pace(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(200));

    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Library library = new Library();
    private final DriverPresence watch = new DriverPresence("test", library, PACE);

    @BeforeEach
    void logNothingToTheConsole() {
        LogManager.getLogManager().reset();
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    /** A driver whose watches end by themselves, or whose listings fail. */
    private static final class Library implements Presence.Access {
        private final List<Long> looks = new CopyOnWriteArrayList<>();
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile boolean hasEvents;
        private volatile boolean crashes;
        private volatile boolean refuses;
        private volatile boolean fails;
        private volatile boolean chatters;
        private volatile Runnable changed = () -> {};

        @Override
        public List<TokenInfo> look() throws Refusal {
            calls.add("look");
            looks.add(System.nanoTime());
            if (fails) {
                throw Refusal.of(ErrorCode.DRIVER_TIMEOUT);
            }
            if (chatters) {
                changed.run();
            }
            return List.of();
        }

        @Override
        public Optional<TokenWatch> watch(Runnable changed) {
            calls.add("watch");
            this.changed = changed;
            if (!hasEvents) {
                return Optional.empty();
            }
            if (crashes) {
                changed.run();
            }
            return Optional.of(new TokenWatch() {
                @Override
                public boolean isOver() {
                    return crashes;
                }

                @Override
                public boolean hasNoEvents() {
                    return refuses;
                }

                @Override
                public void close() {
                    calls.add("close");
                }
            });
        }

        @Override
        public void close(TokenWatch watch) {
            watch.close();
        }

        long count(String call) {
            return calls.stream().filter(call::equals).count();
        }

        /** The shortest time between two looks from {@code first} on. */
        Duration pause(int first) {
            return Duration.ofNanos(looks.get(first + 1) - looks.get(first));
        }
    }

    @Test
    void withoutEventsItIsLookedAtAgainAndAgain() throws Exception {
        watch.start();
        Eventually.until("several looks", () -> library.count("look") >= 4);

        assertThat(library.count("watch")).isEqualTo(1);
        assertThat(library.pause(1)).isGreaterThanOrEqualTo(PACE.interval());
    }

    @Test
    void anEventBringsALookAndAllThatFollowInAMomentAreOne() throws Exception {
        library.hasEvents = true;
        var patient = new DriverPresence("test", library, new DriverPresence.Pace(SETTLING, HOUR, HOUR));
        patient.start();
        Eventually.until("the first look", () -> library.count("look") == 1);
        library.changed.run();
        library.changed.run();
        Eventually.until("the next look", () -> library.count("look") == 2);
        patient.close();

        Eventually.until("the watch is closed", () -> library.count("close") == 1);
        assertThat(library.calls).containsExactly("watch", "look", "look", "close");
    }

    @Test
    void eventsThatChangeNothingAreSoonHeededNoMoreOftenThanOneLooksWithoutAny() throws Exception {
        library.hasEvents = true;
        library.chatters = true;
        watch.start();
        Eventually.until("several looks", () -> library.count("look") >= 8);

        for (var i = 3; i < 7; i++) {
            assertThat(library.pause(i)).isGreaterThanOrEqualTo(PACE.interval());
        }
    }

    @Test
    void failuresMakeItWaitEachTimeLonger() throws Exception {
        library.fails = true;
        watch.start();
        Eventually.until("several looks", () -> library.count("look") >= 6);

        for (var i = 0; i < 4; i++) {
            var expected = PACE.interval().multipliedBy(1L << i);
            assertThat(library.pause(i))
                    .isGreaterThanOrEqualTo(expected.compareTo(PACE.longest()) < 0 ? expected : PACE.longest());
        }
    }

    @Test
    void eventsThatTheLibraryRefusesLateAreClosedAndItIsLookedAtInstead() throws Exception {
        library.hasEvents = true;
        var slow = new DriverPresence(
                "test", library, new DriverPresence.Pace(Duration.ofMillis(1), Duration.ofMillis(20), HOUR));
        slow.start();
        Eventually.until("the second look", () -> library.count("look") == 2);
        library.refuses = true;
        library.changed.run();
        Eventually.until("looks that nobody asked for", () -> library.count("look") >= 6);
        slow.close();

        assertThat(library.count("watch")).isEqualTo(1);
        assertThat(library.count("close")).isEqualTo(1);
    }

    @Test
    void aChangeBeforeTheLibraryWaitsIsSeenSoonAfter() throws Exception {
        library.hasEvents = true;
        var slow = new DriverPresence(
                "test", library, new DriverPresence.Pace(Duration.ofMillis(1), Duration.ofMillis(20), HOUR));
        slow.start();
        Eventually.until("a second look", () -> library.count("look") == 2);
        slow.close();

        assertThat(library.pause(0)).isBetween(Duration.ofMillis(20), HOUR);
    }

    @Test
    void eventsThatBringTroubleAgainAndAgainAreGivenUpForLooking() throws Exception {
        library.hasEvents = true;
        library.crashes = true;
        watch.start();
        Eventually.until("looked at without events", () -> library.count("look") >= 8);

        assertThat(library.count("watch")).isEqualTo(3);
    }

    @Test
    void afterOneCrashItWatchesAgain() throws Exception {
        library.hasEvents = true;
        library.crashes = true;
        watch.start();
        Eventually.until("the second watch", () -> library.count("watch") == 2);
        library.crashes = false;
        Eventually.until("a look", () -> library.count("look") >= 2);
        var looks = library.count("look");
        library.changed.run();

        Eventually.until("an event is heard", () -> library.count("look") > looks);
        assertThat(library.count("watch")).isLessThanOrEqualTo(3);
    }

    @Test
    void withEventsALookIsTakenFromTimeToTimeAsWell() throws Exception {
        library.hasEvents = true;
        watch.start();
        Eventually.until("looks that nobody asked for", () -> library.count("look") >= 3);

        assertThat(library.pause(1)).isGreaterThanOrEqualTo(PACE.longest());
    }
}
