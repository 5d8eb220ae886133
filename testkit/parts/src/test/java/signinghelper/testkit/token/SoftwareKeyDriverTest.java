package signinghelper.testkit.token;

import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.stage.SoftwareToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@Tag("slow")
class SoftwareKeyDriverTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    /** Made once, because RSA keys take their time; each test works on a copy. */
    @TempDir
    private static Path issued;

    @TempDir
    private Path folder;

    private TokenDriver driver = new SoftwareKeyDriver();

    @BeforeAll
    static void issue() throws IOException {
        SoftwareToken.make(issued, new TestPki(Clock.systemUTC()));
    }

    @BeforeEach
    void plugIn() throws IOException {
        try (var files = Files.list(issued)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        driver = new SoftwareKeyDriver(folder);
    }

    @Test
    void isFoundByTheServiceLoaderAndThenNotPluggedIn() throws Refusal {
        var found = ServiceLoader.load(TokenDriver.class).findFirst().orElseThrow();

        assertThat(found.name()).isEqualTo("demo");
        assertThat(found.list()).isEmpty();
        assertThat(new SoftwareKeyDriver(folder.resolve("missing")).list()).isEmpty();
    }

    @Test
    void listsItselfWithItsTries() throws Refusal {
        assertThat(driver.list()).singleElement().satisfies(token -> {
            assertThat(token.driver()).isEqualTo("demo");
            assertThat(token.label()).isEqualTo("演示 U-Key");
            assertThat(token.serial()).hasSizeGreaterThan(4);
            assertThat(token.pinState()).isEqualTo(PinState.counted(6, 6, false));
        });
    }

    @Test
    void holdsKeysOfEveryKind() throws Refusal {
        try (var session = open()) {
            assertThat(session.keys())
                    .extracting(
                            KeyEntry::container,
                            KeyEntry::use,
                            key -> SignatureAlgorithm.forKey(key.certificate().getPublicKey())
                                    .orElseThrow())
                    .containsExactly(
                            tuple("sm2-signature", KeyEntry.Use.SIGNATURE, SignatureAlgorithm.SM2_SM3),
                            tuple("sm2-encryption", KeyEntry.Use.ENCRYPTION, SignatureAlgorithm.SM2_SM3),
                            tuple("rsa-signature", KeyEntry.Use.SIGNATURE, SignatureAlgorithm.RSA_SHA256),
                            tuple("ec-signature", KeyEntry.Use.SIGNATURE, SignatureAlgorithm.ECDSA_P256_SHA256));
        }
    }

    @Test
    void changesItsPin() throws Refusal {
        try (var session = open()) {
            change(session, "123456", "654321");
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, "123456"));
            login(session, "654321");
        }
    }

    @Test
    void keepsItsPinWhenTheCurrentOneIsWrongOrTheNewOneTooShort() throws Refusal {
        try (var session = open()) {
            assertRefused(ErrorCode.PIN_UNACCEPTABLE, () -> change(session, "123456", "12345"));
            assertThat(session.pinState().triesLeft()).isEqualTo(6);
            assertRefused(ErrorCode.PIN_INCORRECT, () -> change(session, "111111", "654321"));
            assertThat(session.pinState().triesLeft()).isEqualTo(5);
            login(session, "123456");
        }
    }

    private static void change(TokenSession session, String current, String fresh) throws Refusal {
        try (var old = new Pin(current.toCharArray());
                var next = new Pin(fresh.toCharArray())) {
            session.changePin(old, next, LastTryConsent.NONE);
        }
    }

    @Test
    void signsWithEverySigningKey() throws Refusal {
        try (var session = open()) {
            login(session, "123456");
            for (var key : session.keys()) {
                if (key.use() == KeyEntry.Use.SIGNATURE) {
                    var algorithm = algorithm(key);
                    var signature = session.sign(key, digest(key)).toArray();

                    assertThat(algorithm.verify(key.certificate(), MESSAGE, signature))
                            .as(key.container())
                            .isTrue();
                    assertThat(algorithm.verify(key.certificate(), new byte[1], signature))
                            .as(key.container())
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "RSA_.*")
    void signsWithRsaAndEveryHash(SignatureAlgorithm algorithm) throws Refusal {
        try (var session = open()) {
            login(session, "123456");
            var key = session.keys().get(2);
            var hash = algorithm.digest(key.certificate().getPublicKey(), MESSAGE);
            var signature = session.sign(key, new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(hash)));

            for (var other : SignatureAlgorithm.values()) {
                assertThat(other.verify(key.certificate(), MESSAGE, signature.toArray()))
                        .as(other.name())
                        .isEqualTo(other == algorithm);
            }
        }
    }

    @Test
    void signsNothingBeforeTheLoginNorAfterTheLogout() throws Refusal {
        var session = open();
        var key = session.keys().get(0);
        assertRefused(ErrorCode.DRIVER_FAILED, () -> session.sign(key, digest(key)));
        login(session, "123456");
        assertThat(session.sign(key, digest(key)).length()).isEqualTo(64);
        session.close();
        assertRefused(ErrorCode.DRIVER_FAILED, () -> session.sign(key, digest(key)));
    }

    @Test
    void logsOutWhenAWrongPinIsTriedAfterARightOne() throws Refusal {
        try (var session = open()) {
            var key = session.keys().get(0);
            login(session, "123456");
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, "000000"));
            assertRefused(ErrorCode.DRIVER_FAILED, () -> session.sign(key, digest(key)));
        }
    }

    @Test
    void signsWithNoEncryptionKeyAndNoDigestOfAnotherKind() throws Refusal {
        try (var session = open()) {
            login(session, "123456");
            var keys = session.keys();
            assertRefused(ErrorCode.DRIVER_FAILED, () -> session.sign(keys.get(1), digest(keys.get(1))));
            var sha256 = new Digest(DigestAlgorithm.SHA_256, Bytes.copyOf(new byte[32]));
            assertRefused(ErrorCode.DRIVER_FAILED, () -> session.sign(keys.get(0), sha256));
        }
    }

    @Test
    void countsWrongPinsAcrossRestartsAndStartsAfreshAfterTheRightOne() throws Refusal {
        for (var left : List.of("5", "4")) {
            try (var session = new SoftwareKeyDriver(folder).open(driver.list().get(0))) {
                assertThatThrownBy(() -> login(session, "654321")).isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.PIN_INCORRECT);
                    assertThat(refusal.facts()).containsEntry("triesLeft", left);
                });
            }
        }
        assertThat(new SoftwareKeyDriver(folder).list().get(0).pinState().triesLeft())
                .isEqualTo(4);
        try (var session = open()) {
            login(session, "123456");
            assertThat(session.pinState().triesLeft()).isEqualTo(6);
        }
    }

    @Test
    void locksAfterSixWrongPinsEvenForTheRightOne() throws Refusal {
        try (var session = open()) {
            for (var i = 0; i < 5; i++) {
                assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, "654321"));
            }
            var last = session.pinState();
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> login(session, "123456"));
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> change(session, "123456", "654321"));
            assertThat(session.pinState()).isEqualTo(last);
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, "654321", LastTryConsent.to(last)));
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, "123456"));
        }
        assertThat(new SoftwareKeyDriver(folder).list().get(0).pinState().locked())
                .isTrue();
    }

    @Test
    void losesNoTryWhenSeveralProgramsTryAtTheSameMoment() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        var barrier = new CyclicBarrier(4);
        var attempts = new ArrayList<Callable<ErrorCode>>();
        for (var i = 0; i < 4; i++) {
            attempts.add(() -> {
                var own = new SoftwareKeyDriver(folder);
                try (var session = own.open(own.list().get(0))) {
                    barrier.await();
                    login(session, "654321");
                    return ErrorCode.INTERNAL;
                } catch (Refusal refusal) {
                    return refusal.code();
                }
            });
        }
        try {
            for (var result : threads.invokeAll(attempts)) {
                assertThat(result.get()).isEqualTo(ErrorCode.PIN_INCORRECT);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(driver.list().get(0).pinState().triesLeft()).isEqualTo(2);
    }

    /** A PIN that another program spends meanwhile must not get its try back. */
    @Test
    void waitsForAnotherProgramAndCountsOnFromItsTries() throws Exception {
        var files = new SoftwareKeyFolder(folder);
        Process other;
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            other = startWrongPin();
            assertThat(other.inputReader().readLine()).isEqualTo("trying");
            assertThat(other.waitFor(1, TimeUnit.SECONDS)).isFalse();
            assertThat(lock.isValid()).isTrue();
            files.write(files.read().withTriesLeft(3));
        }
        assertThat(other.waitFor()).isZero();
        assertThat(driver.list().get(0).pinState().triesLeft()).isEqualTo(2);
    }

    private Process startWrongPin() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-cp", classPath, WrongPin.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void isGoneWhileTheControlFileLiesThere() throws Exception {
        try (var session = open()) {
            var key = session.keys().get(0);
            login(session, "123456");
            var token = driver.list().get(0);
            var unplugged = Files.createFile(folder.resolve("unplugged"));

            assertThat(driver.list()).isEmpty();
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> driver.open(token));
            assertRefused(ErrorCode.TOKEN_REMOVED, session::keys);
            assertRefused(ErrorCode.TOKEN_REMOVED, session::pinState);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> login(session, "123456"));
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> session.sign(key, digest(key)));

            Files.delete(unplugged);
            assertThat(driver.list().get(0).pinState().triesLeft()).isEqualTo(6);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> session.sign(key, digest(key)));
        }
    }

    @Test
    void failsAsADriverWhenItsFilesAreDamaged() throws Exception {
        Files.writeString(folder.resolve("token.json"), "{");

        assertRefused(ErrorCode.DRIVER_FAILED, driver::list);
    }

    @Test
    void neverWritesThePinAndWipesItsCopies() throws Exception {
        var pin = "730518".getBytes(StandardCharsets.US_ASCII);
        var hash = PinHash.of(pin);
        var again = "730518\0".getBytes(StandardCharsets.US_ASCII);

        assertThat(hash.matches(again)).isTrue();
        assertThat(pin).containsOnly(0);
        assertThat(again).containsOnly(0);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                // A seal is no text.
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("123456");
            }
        }
    }

    private TokenSession open() throws Refusal {
        return driver.open(driver.list().get(0));
    }

    static void login(TokenSession session, String pin) throws Refusal {
        login(session, pin, LastTryConsent.NONE);
    }

    private static void login(TokenSession session, String pin, LastTryConsent consent) throws Refusal {
        try (var typed = new Pin(pin.toCharArray())) {
            session.login(typed, consent);
        }
    }

    private static SignatureAlgorithm algorithm(KeyEntry key) {
        return SignatureAlgorithm.forKey(key.certificate().getPublicKey()).orElseThrow();
    }

    private static Digest digest(KeyEntry key) {
        var algorithm = algorithm(key);
        var value = algorithm.digest(key.certificate().getPublicKey(), MESSAGE);
        return new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(value));
    }

    private static void assertRefused(ErrorCode code, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
