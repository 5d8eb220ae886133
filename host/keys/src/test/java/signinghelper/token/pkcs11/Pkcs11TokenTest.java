package signinghelper.token.pkcs11;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.DriverStart;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.plugged.Tokens;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.assertSigns;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;
import static signinghelper.token.TokenBench.SECOND;

/** Features of PKCS#11 that other interfaces lack: flags, keypads, keys that ask again, events of slots. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Pkcs11TokenTest {
    private Path folder;
    private Pkcs11Bench bench;

    @BeforeAll
    void setBenchUp(@TempDir Path tokens, @TempDir Path folder) throws Exception {
        this.folder = folder;
        Pkcs11Bench.makeTokens(tokens);
        bench = new Pkcs11Bench(tokens, folder, true);
    }

    @BeforeEach
    void restore() throws Exception {
        bench.restore();
        Files.deleteIfExists(folder.resolve("keypad"));
    }

    @AfterAll
    void clearBench() {
        bench.close();
    }

    private static TokenSession open(TokenDriver driver) throws Refusal {
        return driver.open(driver.list().get(0));
    }

    // ---- another program ----

    /** Another program has reset the card, but not the library's own state. */
    @Test
    void sessionThatIsCalledLoggedInAndIsNotIsToldAsLoggedOut() throws Exception {
        try (var session = open(bench.start())) {
            login(session, PIN);
            assertSigns(session);
            var key = session.keys().get(0);
            bench.fault("C_SignInit 0x101");
            assertRefused(ErrorCode.TOKEN_LOGGED_OUT, () -> assertSigns(session, key));
            bench.fault("");
            login(session, PIN);
            assertSigns(session);
        }
    }

    // ---- a keypad on the token ----

    private void typeOnKeypad(String digits) throws Exception {
        var typed = Files.writeString(folder.resolve("typed"), digits);
        Files.move(typed, folder.resolve("keypad"));
    }

    private TokenDriver withKeypad() {
        return benchWithKeypad().start();
    }

    private Pkcs11Bench benchWithKeypad() {
        return bench.with("PROXY_KEYPAD", folder.resolve("keypad").toString());
    }

    @Test
    void pinThatIsTypedOnTheTokenLogsInForSeveralSignatures() throws Exception {
        try (var session = open(withKeypad())) {
            assertThat(session.pinState().typedOnKey()).isTrue();
            typeOnKeypad(PIN);
            session.loginOnKey(LastTryConsent.NONE);
            assertSigns(session);
            assertSigns(session);
        }
        assertThat(bench.count("C_Login")).isEqualTo(1);
    }

    @Tag("full")
    @Test
    void personAtTheKeypadHasLongerThanALibrary() throws Exception {
        var impatient = benchWithKeypad().startImpatiently();
        DriverStart.await(impatient);
        try (var session = open(impatient)) {
            var typing = CompletableFuture.runAsync(
                    () -> assertThatCode(() -> typeOnKeypad(PIN)).doesNotThrowAnyException(),
                    CompletableFuture.delayedExecutor(
                            BridgedHsm.IMPATIENT.answer().toSeconds() + 1, TimeUnit.SECONDS));
            session.loginOnKey(LastTryConsent.NONE);
            typing.join();
            assertSigns(session);
        }
    }

    @Test
    void wrongPinOnTheTokenIsTold() throws Exception {
        try (var session = open(withKeypad())) {
            typeOnKeypad("000000");
            assertRefused(ErrorCode.PIN_INCORRECT, () -> session.loginOnKey(LastTryConsent.NONE));
            typeOnKeypad(PIN);
            session.loginOnKey(LastTryConsent.NONE);
            assertSigns(session);
        }
    }

    @Test
    void lastTryIsNotAskedForOnTheTokenWithoutConsent() throws Exception {
        try (var session = open(withKeypad())) {
            bench.fault("flags 0x20000");
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> session.loginOnKey(LastTryConsent.NONE));
            assertThat(bench.count("C_Login")).isZero();
            typeOnKeypad(PIN);
            session.loginOnKey(LastTryConsent.to(session.pinState()));
        }
        assertThat(bench.count("C_Login")).isEqualTo(1);
    }

    @Test
    void givingUpOnTheTokenIsACancellation() throws Exception {
        try (var session = open(withKeypad())) {
            typeOnKeypad("");
            assertRefused(ErrorCode.CANCELLED, () -> session.loginOnKey(LastTryConsent.NONE));
        }
        assertThat(bench.count("C_Login")).isEqualTo(1);
    }

    /** By default SunPKCS11 would let the keypad ask for a PIN before the user has agreed. */
    @Test
    void tokenWithAKeypadNeverAsksUnlessItIsToldTo() throws Exception {
        try (var session = open(withKeypad())) {
            var key = session.keys().get(0);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> assertSigns(session, key));
        }
        assertThat(bench.count("C_Login")).isZero();
    }

    // ---- keys that ask for the PIN each time ----

    @Test
    void keyThatWantsThePinEachTimeIsRefusedBeforeItCostsATry() throws Exception {
        bench.fault("always authenticate");
        try (var session = open(bench.start())) {
            login(session, PIN);
            var key = session.keys().get(0);
            assertRefused(ErrorCode.KEY_WANTS_PIN_EACH_TIME, () -> assertSigns(session, key));
            assertRefused(ErrorCode.KEY_WANTS_PIN_EACH_TIME, () -> assertSigns(session, key));
        }
        assertThat(bench.count("C_Login")).isEqualTo(1);
        assertThat(bench.count("C_SignInit")).isZero();
    }

    // ---- flags and return values ----

    @Test
    void flagsAreReadLive() throws Exception {
        try (var session = open(bench.start())) {
            assertThat(session.pinState().mustChange()).isFalse();
            bench.fault("flags 0x80000");
            assertThat(session.pinState().mustChange()).isTrue();
            bench.fault("flags 0x20000");
            assertThat(session.pinState().lastTry()).isTrue();
            bench.fault("flags 0x40000");
            assertThat(session.pinState().locked()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0xa0, PIN_INCORRECT",
        "0xa1, PIN_UNACCEPTABLE",
        "0xa2, PIN_UNACCEPTABLE",
        "0x1b9, PIN_UNACCEPTABLE",
        "0xa4, PIN_LOCKED",
        "0x32, TOKEN_REMOVED",
        "0xe2, DRIVER_FAILED"
    })
    void returnValueOfAChangeDecidesWhatIsSaid(String value, ErrorCode expected) throws Exception {
        try (var session = open(bench.start());
                var current = new Pin(PIN.toCharArray());
                var fresh = new Pin("314159".toCharArray())) {
            bench.fault("C_SetPIN " + value);
            assertRefused(expected, () -> session.changePin(current, fresh, LastTryConsent.NONE));
        }
        assertThat(bench.count("C_SetPIN")).isEqualTo(1);
    }

    @Test
    void tokenWithoutCertificatesHasNoKeys() throws Exception {
        var hsm = new BridgedHsm(Files.createDirectories(folder.resolve("empty")));
        hsm.addToken("empty", PIN);
        try (var driver = hsm.driver();
                var session = open(driver)) {
            assertThat(session.keys()).isEmpty();
            login(session, PIN);
        }
    }

    @Test
    void nothingStaysOpenAfterClosing() throws Exception {
        var driver = bench.start();
        for (var i = 0; i < 3; i++) {
            try (var session = open(driver)) {
                login(session, PIN);
                assertSigns(session);
            }
            assertThat(bench.count("C_CloseSession")).isEqualTo(bench.count("C_OpenSession"));
        }
    }

    @Test
    void sessionThatNobodyUsesIsLoggedOut() throws Exception {
        var driver = bench.start(new BridgeDriver.Limits(BridgeDriver.Limits.USUAL.answer(), Duration.ofSeconds(2)));
        try (var session = open(driver)) {
            login(session, PIN);
            for (var i = 0; i < 600 && bench.count("C_CloseSession") == 0; i++) {
                Thread.sleep(100);
            }
            assertThat(bench.count("C_CloseSession")).isEqualTo(1);
            assertThat(bench.count("C_Logout")).isPositive();
            assertRefused(ErrorCode.DRIVER_CRASHED, session::pinState);
        }
    }

    // ---- habits of other libraries ----

    @Test
    void libraryThatWantsALoginBeforeAChangeGetsOne() throws Exception {
        bench.fault("change login");
        try (var session = open(bench.start());
                var current = new Pin(PIN.toCharArray());
                var fresh = new Pin("314159".toCharArray())) {
            session.changePin(current, fresh, LastTryConsent.NONE);
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, PIN));
            session.changePin(fresh, current, LastTryConsent.NONE);
            login(session, PIN);
            assertSigns(session);
        }
    }

    @Test
    void tokenWithoutALoginIsNoUKey() throws Exception {
        var driver = bench.start();
        bench.fault("login none");
        assertThat(driver.list()).isEmpty();
        bench.fault("");
        assertThat(driver.list()).hasSize(1);
    }

    @Test
    void slotThatCannotBeReadHidesNoOther() throws Exception {
        bench.plug(SECOND);
        var driver = bench.start();
        bench.fault("slot 0x5");
        var listed = new Tokens(List.of(driver)).lookNow();
        assertThat(listed.tokens()).extracting(TokenInfo::label).containsExactly(SECOND);
        assertThat(listed.faults()).containsExactly(new TokenFault(driver.name(), "1"));
        bench.unplug(SECOND);
        bench.fault("slot 0x5");
        var alone = assertRefused(ErrorCode.TOKEN_UNREADABLE, driver::list);
        assertThat(alone.facts()).containsOnly(Map.entry("driver", driver.name()), Map.entry("token", "1"));
    }

    /** The library's data about a reader is not needed to use the U-Key in it. */
    @Test
    void slotThatSaysNothingOfItselfIsUsedAllTheSame() throws Exception {
        bench.plug(SECOND);
        bench.fault("slotinfo 0x5");
        var tokens = new Tokens(List.of(bench.start()));
        assertThat(tokens.list()).extracting(TokenInfo::label).containsExactly(FIRST, SECOND);
        assertThat(tokens.keys()).extracting(key -> key.token().label()).contains(FIRST, SECOND);
    }

    @Test
    void slotThatCannotBeOpenedHidesNoOther() throws Exception {
        bench.plug(SECOND);
        bench.fault("slotopen 0x5");
        var tokens = new Tokens(List.of(bench.start()));
        assertThat(tokens.list()).extracting(TokenInfo::label).containsExactly(FIRST, SECOND);
        assertThat(tokens.keys()).extracting(key -> key.token().label()).containsOnly(SECOND);
    }

    @ParameterizedTest
    @CsvSource({"0x5", "0x6", "0x30", "0x32", "0xe0", "0xe1"})
    void libraryWithoutAReaderSaysSoAndIsAskedAgain(String value) throws Exception {
        var driver = bench.start();
        bench.fault("C_GetSlotList " + value);
        assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
        assertThat(new Tokens(List.of(driver)).list()).isEmpty();
        bench.fault("");
        assertThat(driver.list()).hasSize(1);
    }

    // ---- events ----

    private Process watching(boolean blocking) throws Exception {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WatchProgram.class.getName(),
                bench.library().toString()));
        builder.environment().putAll(bench.environment());
        builder.environment().putAll(blocking ? Map.of("PROXY_EVENTS", "yes") : Map.of());
        return builder.redirectError(folder.resolve("log").toFile()).start();
    }

    @Test
    void pluggingAndPullingIsToldWhileTheLibraryIsUsed() throws Exception {
        var process = watching(true);
        try (var printed = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(printed.readLine()).isEqualTo("watching");
            awaitWait();
            for (var tokens : List.of("0 tokens", "1 tokens")) {
                change(tokens);
                assertThat(printed.readLine()).isEqualTo("changed");
                assertThat(listed(process, printed)).isEqualTo(tokens);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void watchThatTheLibraryEndsHasNoEvents() throws Exception {
        var process = watching(true);
        try (var printed = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(printed.readLine()).isEqualTo("watching");
            awaitWait();
            bench.fault("C_WaitForSlotEvent 0x5");
            bench.plug(SECOND);
            assertThat(printed.readLine()).isEqualTo("changed");
            assertThat(printed.readLine()).isEqualTo("changed");
            assertThat(listed(process, printed)).isEqualTo("2 tokens, no events");
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaitWait() throws Exception {
        Eventually.until("the library waits", () -> bench.waitsForEvents() > 0);
    }

    private void change(String tokens) throws Exception {
        if (tokens.equals("0 tokens")) {
            bench.unplug(FIRST);
        } else {
            bench.plug(FIRST);
        }
    }

    private static String listed(Process process, BufferedReader printed) throws Exception {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return printed.readLine();
    }

    /** A library like SoftHSM2 reports no events; the watch must say so, and the host then looks from time to time. */
    @Test
    void libraryThatCannotWaitHasNoEvents() throws Exception {
        var process = watching(false);
        try (var printed = process.inputReader(StandardCharsets.UTF_8)) {
            Eventually.until("has no events", () -> listed(process, printed).equals("1 tokens, no events"));
        } finally {
            process.destroyForcibly();
        }
    }
}
