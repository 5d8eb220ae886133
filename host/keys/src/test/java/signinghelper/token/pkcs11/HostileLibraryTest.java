package signinghelper.token.pkcs11;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.DriverStart;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.SharedDrivers;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.plugged.Tokens;
import signinghelper.token.presence.HeardChanges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A library that hangs, crashes, prints and lies about its flags: {@code pkcs11proxy} before SoftHSM2. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileLibraryTest {
    private static final String PIN = "16180339887";

    @TempDir
    static Path folder;

    private BridgedHsm hsm;
    private Path proxy;
    private Path calls;
    private Path faults;
    private final SharedDrivers drivers = new SharedDrivers();
    private BridgeDriver driver;

    @BeforeAll
    void prepareToken() throws Exception {
        proxy = Pkcs11Proxy.copy(folder);
        hsm = new BridgedHsm(folder);
        calls = folder.resolve("calls");
        faults = folder.resolve("faults");
        var slot = hsm.addToken("hostile", PIN);
        hsm.store(slot, PIN, new KeyMaterial().add("key", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature));
    }

    @BeforeEach
    void startWithoutFaults() throws Exception {
        Files.writeString(calls, "");
        fault("");
        drivers.restore();
        driver = drivers.lend("usual", () -> hsm.driver(proxy, variables()));
    }

    @AfterAll
    void endChildren() {
        drivers.close();
    }

    /** A driver that is given up soon when the library hangs. */
    private BridgeDriver impatient() throws InterruptedException {
        var impatient = drivers.alone(hsm.driver(proxy, variables(), BridgedHsm.IMPATIENT));
        DriverStart.await(impatient);
        return impatient;
    }

    private Map<String, String> variables() {
        return Map.of(
                "PROXY_MODULE", SoftHsm.LIBRARY.toString(),
                "PROXY_CALLS", calls.toString(),
                "PROXY_FAULTS", faults.toString());
    }

    private void fault(String lines) throws IOException {
        Files.writeString(faults, lines);
    }

    private int count(String function) throws IOException {
        return Collections.frequency(Files.readAllLines(calls), function);
    }

    private TokenSession open() throws Refusal {
        return open(driver);
    }

    private static TokenSession open(BridgeDriver driver) throws Refusal {
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
        var digest = new Digest(DigestAlgorithm.SHA_256, Bytes.copyOf(new byte[32]));
        return session.sign(session.keys().get(0), digest);
    }

    private static Refusal assertRefused(ErrorCode code, ThrowingCallable call) {
        var refusals = new ArrayList<Refusal>();
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusals::add);
        assertThat(refusals.get(0).code()).isEqualTo(code);
        return refusals.get(0);
    }

    @Test
    void hangIsATimeOutAndTheNextCommandHasAFreshBridge() throws Exception {
        var impatient = impatient();
        fault("C_GetSlotList hang");
        var before = count("C_GetSlotList");
        assertRefused(ErrorCode.DRIVER_TIMEOUT, impatient::list);
        assertThat(count("C_GetSlotList")).isEqualTo(before + 1);

        fault("");
        DriverStart.await(impatient);
        assertThat(impatient.list()).extracting(TokenInfo::label).containsExactly("hostile");
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(strings = {"crash", "exit"})
    void endOfTheLibraryIsACrashAndTheNextCommandHasAFreshBridge(String end) throws Exception {
        assertThat(driver.list()).hasSize(1);
        fault("C_GetSlotList " + end);
        var before = count("C_GetSlotList");

        assertRefused(ErrorCode.DRIVER_CRASHED, driver::list);
        assertThat(count("C_GetSlotList")).isEqualTo(before + 1);

        fault("");
        assertThat(driver.list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "crash"})
    void interruptedLoginIsNeverRepeated(String what) throws Exception {
        var expected = what.equals("hang") ? ErrorCode.DRIVER_TIMEOUT : ErrorCode.DRIVER_CRASHED;
        var interrupted = what.equals("hang") ? impatient() : driver;
        try (var session = open(interrupted)) {
            fault("C_Login " + what);
            assertRefused(expected, () -> login(session, PIN));
            fault("");

            assertRefused(ErrorCode.DRIVER_CRASHED, () -> login(session, PIN));
            assertRefused(ErrorCode.DRIVER_CRASHED, () -> sign(session));
        }
        DriverStart.await(interrupted);
        assertThat(count("C_Login")).isEqualTo(1);
    }

    @Tag("full")
    @Test
    void printingChangesNothing() throws Exception {
        fault("C_GetSlotList print\nC_GetTokenInfo print\nC_Login print\nC_Sign print\n");
        for (var i = 0; i < 5; i++) {
            try (var session = open()) {
                login(session, PIN);
                assertThat(sign(session).length()).isEqualTo(64);
            }
        }
        assertThat(count("C_Sign")).isGreaterThanOrEqualTo(5);
    }

    @Tag("full")
    @Test
    void otherDriversWorkWhileOneHangs() throws Exception {
        var hanging = drivers.alone(hsm.driver(proxy, variables()));
        var tokens = new Tokens(List.of(hanging, new ReadyDriver()));
        fault("C_GetSlotList hang");

        assertThat(tokens.list()).containsExactly(ReadyDriver.TOKEN);
        assertThat(tokens.use(ReadyDriver.TOKEN, TokenSession::pinState)).isEqualTo(ReadyDriver.TOKEN.pinState());
        assertThat(tokens.list()).containsExactly(ReadyDriver.TOKEN);
        assertThat(count("C_GetSlotList")).isEqualTo(1);
    }

    @Tag("full")
    @Test
    void oneLoginIsOneCallWhateverComesOfIt() throws Exception {
        try (var session = open()) {
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, "000000"));
            assertThat(count("C_Login")).isEqualTo(1);
            login(session, PIN);
            sign(session);
            sign(session);
            assertThat(count("C_Login")).isEqualTo(2);
        }
        var made = Files.readAllLines(calls);
        assertThat(made.lastIndexOf("C_Logout")).isGreaterThan(made.lastIndexOf("C_Sign"));
        assertThat(count("C_CloseSession")).isEqualTo(count("C_OpenSession"));
    }

    @Tag("full")
    @Test
    void lastTryIsToldBeforeAndAfterAWrongPin() throws Exception {
        fault("flags 0x30000");
        try (var session = open()) {
            var last = session.pinState();
            assertThat(last.lastTry()).isTrue();
            assertThat(last.locked()).isFalse();

            assertRefused(ErrorCode.PIN_LAST_TRY, () -> login(session, PIN));
            assertThat(count("C_Login")).isZero();
            var refusal =
                    assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, "000000", LastTryConsent.to(last)));
            assertThat(refusal.facts()).containsExactly(Map.entry("lastTry", "true"));
        }
    }

    @Tag("full")
    @Test
    void lockedPinIsNotTried() throws Exception {
        fault("flags 0x40000");
        try (var session = open()) {
            assertThat(session.pinState().locked()).isTrue();
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, PIN));
        }
        assertThat(count("C_Login")).isZero();
    }

    @Tag("full")
    @ParameterizedTest
    @CsvSource({
        "0xa0, PIN_INCORRECT",
        "0xa1, PIN_INCORRECT",
        "0xa2, PIN_INCORRECT",
        "0xa4, PIN_LOCKED",
        "0x32, TOKEN_REMOVED",
        "0xe0, TOKEN_REMOVED",
        "0xb3, TOKEN_REMOVED",
        "0x1, CANCELLED",
        "0x50, CANCELLED",
        "0x5, DRIVER_FAILED",
        "0xa3, DRIVER_FAILED",
        "0x100, DRIVER_FAILED",
        "0x80000001, DRIVER_FAILED"
    })
    void returnValueOfALoginDecidesWhatIsSaid(String value, ErrorCode expected) throws Exception {
        try (var session = open()) {
            fault("C_Login " + value);
            assertRefused(expected, () -> login(session, PIN));
        }
        assertThat(count("C_Login")).isEqualTo(1);
    }

    @Tag("full")
    @Test
    void tokenPulledWhileSigningIsNoFailureOfTheDriver() throws Exception {
        try (var session = open()) {
            login(session, PIN);
            fault("C_Sign 0x5");
            assertRefused(ErrorCode.DRIVER_FAILED, () -> sign(session));
            fault("C_Sign 0x32\nC_GetTokenInfo 0xe0");
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> sign(session));
        }
    }

    @Tag("full")
    @Test
    void aTokenThatIsPulledAndPluggedInAgainIsToldOf() throws Exception {
        var heard = new HeardChanges();
        var tokens = new Tokens(List.of(driver));
        var watch = tokens.watch(heard);
        assertThat(tokens.list()).hasSize(1);

        fault("C_GetTokenInfo 0xe0");
        assertThat(HeardChanges.labels(heard.next())).isEqualTo("[] +[] -[hostile]");
        fault("");
        assertThat(HeardChanges.labels(heard.next())).isEqualTo("[hostile] +[hostile] -[]");
        watch.close();
    }

    @Tag("full")
    @Test
    void pinStandsInNoCallNorInTheChildsCommandLineOrEnvironment() throws Exception {
        var frames = folder.resolve("frames");
        var java = hsm.launch(proxy, variables());
        var command = "tee " + frames + " | \"$@\"";
        var shell = new ArrayList<>(List.of("/bin/sh", "-c", command, "sh"));
        shell.addAll(java.command());
        var launch = new BridgeLaunch(shell, java.environment());
        try (var watched = new BridgeDriver("softhsm2", proxy, launch, BridgeDriver.Limits.USUAL);
                var session = watched.open(watched.list().get(0))) {
            login(session, PIN);
            sign(session);
            var processes = ProcessHandle.current()
                    .descendants()
                    .map(child -> Path.of("/proc", Long.toString(child.pid())))
                    .toList();
            assertThat(processes).isNotEmpty();
            for (var process : processes) {
                assertThat(Files.readString(process.resolve("cmdline"), ISO_8859_1))
                        .doesNotContain(PIN);
                assertThat(Files.readString(process.resolve("environ"), ISO_8859_1))
                        .doesNotContain(PIN);
            }
        }
        var sent = Files.readString(frames, ISO_8859_1);
        assertThat(sent.split(PIN, -1)).as("frames with the PIN").hasSize(2);
        var length = "\0\0\0" + (char) PIN.length();
        assertThat(sent).contains("S" + length + PIN + "B" + length + "\0".repeat(PIN.length()) + "Q");
    }

    @Tag("full")
    @Test
    void optionsForEveryJavaDoNotReachTheChild() throws Exception {
        var variables = new HashMap<>(variables());
        for (var name : List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")) {
            variables.put(name, "-XX:+NoSuchOption");
        }
        try (var clean = hsm.driver(proxy, variables)) {
            assertThat(clean.list()).hasSize(1);
        }
    }
}
