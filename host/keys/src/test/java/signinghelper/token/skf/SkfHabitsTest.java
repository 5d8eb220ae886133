package signinghelper.token.skf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.LastTryConsent;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenSession;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.assertSigns;
import static signinghelper.token.SessionSteps.change;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;

/** Behaviour of vendors' SKF libraries, and of other programs beside, that was seen in the field. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SkfHabitsTest {
    private static final String WRONG_PIN = "000000";
    private static final String NEW_PIN = "314159";

    private SoftSkfBench bench;
    private BridgedSkf skf;

    @BeforeAll
    void issue(@TempDir Path folder) throws Exception {
        bench = new SoftSkfBench(folder, "packed-32");
        skf = bench.skf();
    }

    @BeforeEach
    void restore() throws Exception {
        bench.restore();
    }

    @AfterAll
    void endChildren() {
        bench.close();
    }

    private static TokenSession open(TokenDriver driver) throws Refusal {
        return driver.open(driver.list().get(0));
    }

    // ---- nothing is plugged in ----

    @ParameterizedTest
    @ValueSource(strings = {"0x0A000001", "0x0A000002", "0x0A000023"})
    void errorWhereNothingIsPluggedInIsANoteAndPluggingInIsHeard(String value) throws Exception {
        skf.control().set("no_device", value);
        bench.unplug(FIRST);
        var driver = bench.startAnew();
        var heard = new AtomicInteger();
        try (var watch = driver.watch(heard::incrementAndGet).orElseThrow()) {
            var note = assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
            assertThat(note.facts()).containsExactly(Map.entry("driver", "soft"));
            assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);

            bench.plug(FIRST);
            Eventually.until("heard of it", () -> heard.get() > 0);
            assertThat(driver.list()).hasSize(1);
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Test
    void errorIsAFailureWhileOneIsKnownAndANoteAfterThat() throws Exception {
        skf.control().set("no_device", "0x0A000001");
        var driver = bench.start();
        assertThat(driver.list()).hasSize(1);
        bench.unplug(FIRST);

        assertRefused(ErrorCode.DRIVER_FAILED, driver::list);
        assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
    }

    @Test
    void removedDeviceIsNoFailureThoughOneWasKnown() throws Exception {
        skf.control().set("no_device", "0x0A000023");
        var driver = bench.start();
        assertThat(driver.list()).hasSize(1);
        bench.unplug(FIRST);

        assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
    }

    // ---- return values of SKF_VerifyPIN ----

    @ParameterizedTest
    @ValueSource(strings = {"0x0A000001", "0x0A000029", "0x0A000033"})
    void wrongPinIsToldByTheCounterWhateverIsReturned(String value) throws Exception {
        skf.control().set("wrong_pin", value);
        try (var session = open(bench.start())) {
            for (var left = SoftSkfBench.TRIES - 1; left > 0; left--) {
                var refusal = assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN));
                assertThat(refusal.facts()).containsEntry("triesLeft", Integer.toString(left));
            }
            var agreed = LastTryConsent.to(session.pinState());
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, WRONG_PIN, agreed));
        }
        assertThat(skf.control().calls("SKF_VerifyPIN")).isEqualTo(SoftSkfBench.TRIES);
    }

    // ---- other programs ----

    @Test
    void programThatCannotBeFoundIsNotNamed() {
        assertThat(OtherPrograms.with(skf.home().resolve("libnobody-has-this.so")))
                .isEmpty();
    }

    @Test
    void lockEndsWithAWrongPinAChangeAndTheSession() throws Exception {
        try (var there = open(bench.start())) {
            try (var here = open(bench.start())) {
                assertRefused(ErrorCode.PIN_INCORRECT, () -> login(here, WRONG_PIN));
                change(there, PIN, NEW_PIN);
                login(here, NEW_PIN);
            }
            login(there, NEW_PIN);
        }
        assertThat(skf.control().calls("SKF_UnlockDev"))
                .isEqualTo(skf.control().calls("SKF_LockDev"))
                .isEqualTo(4);
    }

    @Test
    void othersComeInAfterTwentyDocuments() throws Exception {
        var elsewhere = bench.start();
        assertThat(elsewhere.list()).hasSize(1);
        try (var here = open(bench.start())) {
            login(here, PIN);
            var other = new FutureTask<>(() -> {
                try (var there = open(elsewhere)) {
                    login(there, PIN);
                    assertSigns(there);
                    return true;
                }
            });
            var thread = new Thread(other, "other");
            thread.start();
            Eventually.until("the other waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
            for (var i = 0; i < 60; i++) {
                assertSigns(here);
            }
            assertThat(other.get()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x0A000001", "0x0A000003"})
    void withoutALockThatWorksItIsDoneWithout(String value) throws Exception {
        skf.control().set("fail.SKF_LockDev", value);
        try (var session = open(bench.start())) {
            login(session, PIN);
            assertSigns(session);
        }
        assertThat(skf.control().calls("SKF_UnlockDev")).isZero();
    }
}
