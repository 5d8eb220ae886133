package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinLengths;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.bridge.BridgeDriver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The PKCS#11 driver in its bridge, against SoftHSM2. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Pkcs11DriverTest {
    private static final String FIRST_PIN = "271828";
    private static final String SECOND_PIN = "314159";
    private static final PinState UNCOUNTED =
            new PinState(null, null, false, false, null, false, false, new PinLengths(4, 255));

    @TempDir
    static Path folder;

    private BridgedHsm hsm;
    private BridgeDriver driver;

    @BeforeAll
    void prepareTokens() throws Exception {
        hsm = new BridgedHsm(folder);
        var first = hsm.addToken("投标 first", FIRST_PIN);
        var second = hsm.addToken("second", SECOND_PIN);
        hsm.store(
                first,
                FIRST_PIN,
                new KeyMaterial()
                        .add("rsa", KeyMaterial.rsa(), KeyUsage.digitalSignature | KeyUsage.nonRepudiation)
                        .add("p256", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature)
                        .add("p384", KeyMaterial.ec("secp384r1"), KeyUsage.nonRepudiation)
                        .add("envelope", KeyMaterial.rsa(), KeyUsage.keyEncipherment | KeyUsage.dataEncipherment));
        hsm.store(
                second,
                SECOND_PIN,
                new KeyMaterial().add("other", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature));
        driver = hsm.driver();
    }

    @AfterAll
    void endChild() {
        driver.close();
    }

    private TokenInfo token(String label) throws Refusal {
        return driver.list().stream()
                .filter(token -> token.label().equals(label))
                .findAny()
                .orElseThrow();
    }

    private TokenSession open(String label) throws Refusal {
        return driver.open(token(label));
    }

    private static KeyEntry key(TokenSession session, String name) throws Refusal {
        return session.keys().stream()
                .filter(key -> name(key).equals("CN=" + name))
                .findAny()
                .orElseThrow();
    }

    private static String name(KeyEntry key) {
        return key.certificate().getSubjectX500Principal().getName();
    }

    private static void login(TokenSession session, String pin) throws Refusal {
        try (var typed = new Pin(pin.toCharArray())) {
            session.login(typed, LastTryConsent.NONE);
        }
    }

    private static void change(TokenSession session, String current, String fresh) throws Refusal {
        try (var old = new Pin(current.toCharArray());
                var next = new Pin(fresh.toCharArray())) {
            session.changePin(old, next, LastTryConsent.NONE);
        }
    }

    @Test
    void changesThePin() throws Exception {
        try (var session = open("second")) {
            change(session, SECOND_PIN, "265358");
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, SECOND_PIN));
            login(session, "265358");
            change(session, "265358", SECOND_PIN);
            login(session, SECOND_PIN);
        }
    }

    @Test
    void leavesThePinWhenTheCurrentOneIsWrongOrTheNewOneTooShort() throws Exception {
        try (var session = open("second")) {
            assertRefused(ErrorCode.PIN_INCORRECT, () -> change(session, "999999", "265358"));
            assertRefused(ErrorCode.PIN_UNACCEPTABLE, () -> change(session, SECOND_PIN, "265"));
            login(session, SECOND_PIN);
        }
    }

    private static Bytes sign(TokenSession session, KeyEntry key, byte[] message) throws Refusal {
        var publicKey = key.certificate().getPublicKey();
        var algorithm = SignatureAlgorithm.forKey(publicKey).orElseThrow();
        var digest = algorithm.digest(publicKey, message);
        return session.sign(key, new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(digest)));
    }

    private static boolean verifies(KeyEntry key, byte[] message, Bytes signature) {
        return SignatureAlgorithm.forKey(key.certificate().getPublicKey())
                .orElseThrow()
                .verify(key.certificate(), message, signature.toArray());
    }

    private static void assertRefused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void listsEachTokenWithLabelAndSerialAndWithoutCountingTries() throws Exception {
        var tokens = driver.list();

        assertThat(tokens).extracting(TokenInfo::label).containsExactlyInAnyOrder("投标 first", "second");
        assertThat(tokens).extracting(TokenInfo::driver).containsOnly("softhsm2");
        assertThat(tokens)
                .extracting(TokenInfo::serial)
                .doesNotHaveDuplicates()
                .allMatch(s -> s.matches("[0-9a-f]{16}"));
        assertThat(tokens).extracting(TokenInfo::pinState).containsOnly(UNCOUNTED);
    }

    @Test
    void readsKeysWithoutAPinAndLeavesOutTheAuthority() throws Exception {
        try (var session = open("投标 first")) {
            var keys = session.keys();

            assertThat(keys)
                    .extracting(Pkcs11DriverTest::name)
                    .containsExactlyInAnyOrder("CN=rsa", "CN=p256", "CN=p384", "CN=envelope");
            assertThat(keys).extracting(KeyEntry::container).doesNotHaveDuplicates();
            assertThat(key(session, "envelope").use()).isEqualTo(KeyEntry.Use.ENCRYPTION);
            assertThat(key(session, "p384").use()).isEqualTo(KeyEntry.Use.SIGNATURE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "p256", "p384"})
    void signsSoThatTheCertificateVerifiesIt(String name) throws Exception {
        try (var session = open("投标 first")) {
            var key = key(session, name);
            login(session, FIRST_PIN);

            for (var i = 0; i < 20; i++) {
                var message = ("message " + i).getBytes(UTF_8);
                assertThat(verifies(key, message, sign(session, key, message))).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "RSA_.*")
    void signsWithRsaAndEveryHash(SignatureAlgorithm algorithm) throws Exception {
        try (var session = open("投标 first")) {
            var key = key(session, "rsa");
            login(session, FIRST_PIN);
            var message = "message".getBytes(UTF_8);
            var hash = algorithm.digest(key.certificate().getPublicKey(), message);

            var signature = session.sign(key, new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(hash)));

            for (var other : SignatureAlgorithm.values()) {
                assertThat(other.verify(key.certificate(), message, signature.toArray()))
                        .as(other.name())
                        .isEqualTo(other == algorithm);
            }
        }
    }

    @Test
    void eachTokenHasItsOwnPinAndKeys() throws Exception {
        try (var first = open("投标 first");
                var second = open("second")) {
            login(first, FIRST_PIN);
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(second, FIRST_PIN));
            login(second, SECOND_PIN);
            var key = key(second, "other");
            var message = "both".getBytes(UTF_8);

            assertThat(verifies(key, message, sign(second, key, message))).isTrue();
            assertRefused(ErrorCode.KEY_ABSENT, () -> sign(first, key, message));
        }
    }

    @Test
    void wrongPinIsToldWithoutACountAndTheRightOneWorksAfterwards() throws Exception {
        try (var session = open("投标 first")) {
            assertThatThrownBy(() -> login(session, "000000")).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo(ErrorCode.PIN_INCORRECT);
                assertThat(refusal.facts()).isEmpty();
            });
            assertThat(session.pinState()).isEqualTo(UNCOUNTED);

            login(session, FIRST_PIN);
            var key = key(session, "p256");
            assertThat(sign(session, key, new byte[1]).length()).isEqualTo(64);
        }
    }

    @Test
    void wrongPinIsRefusedAlsoAfterTheRightOne() throws Exception {
        try (var session = open("投标 first")) {
            login(session, FIRST_PIN);
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, "000000"));
            var key = key(session, "p256");
            assertRefused(ErrorCode.DRIVER_FAILED, () -> sign(session, key, new byte[1]));
        }
    }

    @Test
    void signsNothingWithoutALogin() throws Exception {
        try (var session = open("投标 first")) {
            var key = key(session, "rsa");
            assertRefused(ErrorCode.DRIVER_FAILED, () -> sign(session, key, new byte[1]));
        }
    }

    @Test
    void closingLogsOutForTheSessionsThatFollow() throws Exception {
        try (var session = open("投标 first")) {
            login(session, FIRST_PIN);
            sign(session, key(session, "rsa"), new byte[1]);
        }
        try (var session = open("投标 first")) {
            var key = key(session, "rsa");
            assertRefused(ErrorCode.DRIVER_FAILED, () -> sign(session, key, new byte[1]));
        }
    }

    @Test
    void anotherTokenInTheSlotIsNotTheOneThatWasListed() throws Exception {
        var second = token("second");
        var gone = new TokenInfo(
                second.driver(),
                second.reference().replace(second.serial(), "0000000000000000"),
                second.label(),
                "0000000000000000",
                second.pinState());

        assertRefused(ErrorCode.TOKEN_REMOVED, () -> driver.open(gone));
    }

    @Tag("slow")
    @Test
    void bridgeThatNobodyUsesEndsAndStartsAgainWhenItIsNeeded() throws Exception {
        var before = children();
        var limits = new BridgeDriver.Limits(BridgeDriver.Limits.USUAL.answer(), Duration.ofMillis(500));
        try (var impatient = hsm.driver(SoftHsm.LIBRARY, Map.of(), limits)) {
            assertThat(impatient.list()).hasSize(2);
            for (var started : without(before)) {
                assertThat(started.onExit().get(1, TimeUnit.MINUTES)).isNotNull();
            }
            assertThat(without(before)).isEmpty();

            assertThat(impatient.list()).hasSize(2);
        }
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }

    private static Set<ProcessHandle> without(Set<ProcessHandle> others) {
        var found = children();
        found.removeAll(others);
        return found;
    }

    @Test
    void missingLibraryMeansNoTokens() throws Exception {
        try (var absent = hsm.driver(folder.resolve("absent.so"), Map.of())) {
            assertThat(absent.list()).isEmpty();
        }
    }

    @Test
    void fileThatIsNoLibraryIsAFailureOfTheDriver() throws Exception {
        var text = Files.writeString(folder.resolve("text.so"), "no library");
        try (var broken = hsm.driver(text, Map.of())) {
            assertRefused(ErrorCode.DRIVER_FAILED, broken::list);
        }
    }

    @Test
    void libraryMayLieInAFolderWithBlanksChineseAndQuotes() throws Exception {
        var odd = Files.createDirectories(folder.resolve("签名 \"驱动\" \\n #1"));
        var library = Files.copy(SoftHsm.LIBRARY, odd.resolve("libsofthsm2.so"));
        try (var elsewhere = hsm.driver(library, Map.of())) {
            var token = elsewhere.list().stream()
                    .filter(candidate -> candidate.label().equals("second"))
                    .findAny()
                    .orElseThrow();
            try (var session = elsewhere.open(token)) {
                login(session, SECOND_PIN);
                var key = key(session, "other");
                assertThat(verifies(key, new byte[3], sign(session, key, new byte[3])))
                        .isTrue();
            }
        }
    }
}
