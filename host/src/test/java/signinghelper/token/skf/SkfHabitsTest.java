package signinghelper.token.skf;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.portal.Bytes;
import signinghelper.portal.Needed;
import signinghelper.portal.signature.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Digest;
import signinghelper.token.Eventually;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenSession;
import signinghelper.token.bridge.BridgeDriver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What vendors' SKF libraries, and other programs beside, were seen to do in the field. */
@Tag("slow")
class SkfHabitsTest {
    private static final String PIN = "271828";
    private static final String WRONG_PIN = "000000";
    private static final String NEW_PIN = "314159";
    private static final String DEVICE = "Soft U-Key 1";
    private static final String LAYOUT = "packed-32";
    private static final int TRIES = 4;
    private static final SoftwareKey KEY = SoftwareKey.make(SoftwareKey.Kind.SM2);
    private static final Path FLOCK = Path.of("/usr/bin/flock");

    @TempDir
    Path folder;

    private SoftSkf skf;
    private final List<BridgeDriver> started = new ArrayList<>();

    @BeforeEach
    void issue() throws Exception {
        skf = new SoftSkf(folder.resolve("home"));
        skf.add(DEVICE, "first", PIN, TRIES);
        skf.store(DEVICE, SoftSkf.APPLICATION, "{SM2}", KeyEntry.Use.SIGNATURE, KEY);
    }

    @AfterEach
    void endChildren() {
        started.forEach(BridgeDriver::close);
    }

    private TokenDriver driver() {
        var driver = skf.patientDriver(LAYOUT);
        started.add(driver);
        return driver;
    }

    private static TokenSession open(TokenDriver driver) throws Refusal {
        return driver.open(driver.list().get(0));
    }

    private static void login(TokenSession session, String pin) throws Refusal {
        login(session, pin, LastTryConsent.NONE);
    }

    private static void login(TokenSession session, String pin, LastTryConsent consent) throws Refusal {
        try (var typed = new Pin(pin.toCharArray())) {
            session.login(typed, consent);
        }
    }

    private static Bytes sign(TokenSession session) throws Refusal {
        var key = session.keys().get(0);
        var hash = SignatureAlgorithm.SM2_SM3.digest(key.certificate().getPublicKey(), new byte[] {1, 2, 3});
        return session.sign(key, new Digest(SignatureAlgorithm.SM2_SM3.digestAlgorithm(), Bytes.copyOf(hash)));
    }

    private static Refusal assertRefused(ErrorCode code, ThrowingCallable call) {
        var refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }

    // ---- nothing is plugged in ----

    @ParameterizedTest
    @ValueSource(strings = {"0x0A000001", "0x0A000002", "0x0A000023"})
    void errorWhereNothingIsPluggedInIsANoteAndPluggingInIsHeard(String value) throws Exception {
        skf.set("no_device", value);
        skf.unplug(DEVICE);
        var driver = driver();
        var heard = new AtomicInteger();
        try (var watch = driver.watch(heard::incrementAndGet).orElseThrow()) {
            var note = assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
            assertThat(note.facts()).containsExactly(Map.entry("driver", "soft"));
            assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);

            skf.plug(DEVICE);
            Eventually.until("heard of it", () -> heard.get() > 0);
            assertThat(driver.list()).hasSize(1);
            assertThat(watch.isOver()).isFalse();
        }
    }

    @Test
    void errorIsAFailureWhileOneIsKnownAndANoteAfterThat() throws Exception {
        skf.set("no_device", "0x0A000001");
        var driver = driver();
        assertThat(driver.list()).hasSize(1);
        skf.unplug(DEVICE);

        assertRefused(ErrorCode.DRIVER_FAILED, driver::list);
        assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
    }

    @Test
    void removedDeviceIsNoFailureThoughOneWasKnown() throws Exception {
        skf.set("no_device", "0x0A000023");
        var driver = driver();
        assertThat(driver.list()).hasSize(1);
        skf.unplug(DEVICE);

        assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
    }

    // ---- events ----

    @Test
    void eventsAtOnceAreNone() throws Exception {
        skf.set("events", "at_once");
        var driver = driver();

        assertThat(driver.watch(() -> {})).isEmpty();
        assertThat(skf.calls("SKF_WaitForDevEvent")).isLessThan(10);
        assertThat(driver.list()).hasSize(1);
    }

    // ---- return values of SKF_VerifyPIN ----

    @ParameterizedTest
    @ValueSource(strings = {"0x0A000001", "0x0A000029", "0x0A000033"})
    void wrongPinIsToldByTheCounterWhateverIsReturned(String value) throws Exception {
        skf.set("wrong_pin", value);
        try (var session = open(driver())) {
            for (var left = TRIES - 1; left > 0; left--) {
                var refusal = assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN));
                assertThat(refusal.facts()).containsEntry("triesLeft", Integer.toString(left));
            }
            var agreed = LastTryConsent.to(session.pinState());
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, WRONG_PIN, agreed));
        }
        assertThat(skf.calls("SKF_VerifyPIN")).isEqualTo(TRIES);
    }

    @Test
    void failureThatSpendsNoTryIsNoWrongPin() throws Exception {
        skf.set("fail.SKF_VerifyPIN", "0x0A000029");
        try (var session = open(driver())) {
            assertRefused(ErrorCode.DRIVER_FAILED, () -> login(session, PIN));
            assertThat(session.pinState().triesLeft()).isEqualTo(TRIES);
        }
    }

    // ---- other programs ----

    @Test
    void deviceHeldElsewhereIsBusyAndTheOtherProgramIsNamed() throws Exception {
        Needed.file(FLOCK);
        var other = holdElsewhere();
        try (var session = open(driver())) {
            var busy = assertRefused(ErrorCode.TOKEN_BUSY, () -> login(session, PIN));
            assertThat(busy.facts()).containsExactly(Map.entry("program", "cat"));
            assertThat(skf.calls("SKF_VerifyPIN")).isZero();

            other.destroy();
            assertThat(other.waitFor()).isNotNegative();
            login(session, PIN);
            assertThat(sign(session).length()).isEqualTo(64);
        } finally {
            other.destroyForcibly();
        }
    }

    /** A program of others that has the library loaded, and the device's lock until its input ends. */
    private Process holdElsewhere() throws IOException {
        var lock = skf.home().resolve("devices").resolve(DEVICE).resolve("lock");
        var builder = new ProcessBuilder(
                FLOCK.toString(), "--no-fork", lock.toString(), "/bin/sh", "-c", "echo held; exec cat");
        builder.environment().put("LD_PRELOAD", SoftSkf.library(LAYOUT).toString());
        var process = builder.start();
        assertThat(process.inputReader().readLine()).isEqualTo("held");
        return process;
    }

    @Test
    void programThatCannotBeFoundIsNotNamed() {
        assertThat(OtherPrograms.with(folder.resolve("libnobody-has-this.so"))).isEmpty();
    }

    @Test
    void lockEndsWithAWrongPinAChangeAndTheSession() throws Exception {
        try (var there = open(driver())) {
            try (var here = open(driver())) {
                assertRefused(ErrorCode.PIN_INCORRECT, () -> login(here, WRONG_PIN));
                change(there, PIN, NEW_PIN);
                login(here, NEW_PIN);
            }
            login(there, NEW_PIN);
        }
        assertThat(skf.calls("SKF_UnlockDev"))
                .isEqualTo(skf.calls("SKF_LockDev"))
                .isEqualTo(4);
    }

    private static void change(TokenSession session, String current, String fresh) throws Refusal {
        try (var old = new Pin(current.toCharArray());
                var next = new Pin(fresh.toCharArray())) {
            session.changePin(old, next, LastTryConsent.NONE);
        }
    }

    @Test
    void othersComeInAfterTwentyDocuments() throws Exception {
        var elsewhere = driver();
        assertThat(elsewhere.list()).hasSize(1);
        try (var here = open(driver())) {
            login(here, PIN);
            var other = new FutureTask<>(() -> {
                try (var there = open(elsewhere)) {
                    login(there, PIN);
                    return sign(there).length();
                }
            });
            var thread = new Thread(other, "other");
            thread.start();
            Eventually.until("the other waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
            for (var i = 0; i < 60; i++) {
                assertThat(sign(here).length()).isEqualTo(64);
            }
            assertThat(other.get()).isEqualTo(64);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x0A000001", "0x0A000003"})
    void withoutALockThatWorksItIsDoneWithout(String value) throws Exception {
        skf.set("fail.SKF_LockDev", value);
        try (var session = open(driver())) {
            login(session, PIN);
            assertThat(sign(session).length()).isEqualTo(64);
        }
        assertThat(skf.calls("SKF_UnlockDev")).isZero();
    }

    @Test
    void logoutByAnotherProgramIsToldAsSuch() throws Exception {
        skf.set("login", "shared");
        try (var session = open(driver())) {
            assertRefused(ErrorCode.DRIVER_FAILED, () -> sign(session));
            login(session, PIN);
            assertThat(sign(session).length()).isEqualTo(64);
            skf.logOut(DEVICE);
            assertRefused(ErrorCode.TOKEN_LOGGED_OUT, () -> sign(session));

            login(session, PIN);
            assertThat(sign(session).length()).isEqualTo(64);
        }
        assertThat(skf.calls("SKF_VerifyPIN")).isEqualTo(2);
    }
}
