package signinghelper.token;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.TokenBench.Ability;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static signinghelper.protocol.ErrorCode.CERTIFICATE_UNREADABLE;
import static signinghelper.token.SessionSteps.algorithm;
import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.assertSigns;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.SessionSteps.verifies;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;
import static signinghelper.token.TokenBench.SECOND;

/** Behaviour of every driver of U-Keys, with any library. A subclass brings the bench. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TokenDriverContract
        implements PinContract, PullContract, DecryptionContract, OpenDecryptionContract {
    private TokenBench bench;
    private TokenDriver driver;

    /** A bench whose files lie in {@code folder}, which is empty. */
    protected abstract TokenBench bench(Path folder) throws Exception;

    @BeforeAll
    void makeBench(@TempDir Path folder) throws Exception {
        bench = bench(folder);
    }

    @BeforeEach
    void startDriver() throws Exception {
        bench.restore();
        driver = bench.start();
    }

    /** Closes the bench; a program that it needs may have been missing. */
    @AfterAll
    void clearBench() throws Exception {
        if (bench != null) {
            bench.close();
        }
    }

    @Override
    public TokenBench bench() {
        return bench;
    }

    @Override
    public TokenDriver driver() {
        return driver;
    }

    // ---- listing and certificates ----

    @Test
    void listsWhatIsPluggedIn() throws Exception {
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactly(FIRST);
        assertThat(driver.list()).extracting(TokenInfo::driver).containsExactly(driver.name());

        bench.plug(SECOND);
        var tokens = driver.list();
        assertThat(tokens).extracting(TokenInfo::label).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(tokens).extracting(TokenInfo::serial).doesNotHaveDuplicates().doesNotContain("");
        assertThat(tokens).extracting(TokenInfo::reference).doesNotHaveDuplicates();

        bench.unplug(FIRST);
        bench.unplug(SECOND);
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void tellsTheStateOfAFreshPin() throws Exception {
        try (var session = openFirst()) {
            for (var state :
                    List.of(session.pinState(), TokenScene.token(driver, FIRST).pinState())) {
                assertThat(state.triesLeft()).isEqualTo(can(Ability.COUNTS_TRIES) ? bench.tries() : null);
                assertThat(state.triesMaximum()).isEqualTo(can(Ability.COUNTS_TRIES) ? bench.tries() : null);
                assertThat(state.lastTry() || state.locked() || state.mustChange() || state.typedOnKey())
                        .isFalse();
                assertThat(state.lengths().includes(PIN.length())).isTrue();
            }
        }
        assertThat(bench.pinsPresented()).isZero();
    }

    @Test
    void readsCertificatesWithoutAPin() throws Exception {
        try (var session = openFirst()) {
            var keys = session.keys();

            assertThat(keys.stream().map(SessionSteps::algorithm))
                    .containsExactlyInAnyOrderElementsOf(bench.algorithms());
            assertThat(keys).extracting(KeyEntry::use).containsOnly(KeyEntry.Use.SIGNATURE);
            assertThat(session.keys()).isEqualTo(keys);
        }
        assertThat(bench.pinsPresented()).isZero();
    }

    // ---- habits of libraries ----

    @Test
    void failureThatMeansNoReaderIsAnEmptyListUntilOneIsThere() throws Exception {
        bench.unplug(FIRST);
        // Where one has been known, the first failure counts.
        assertThat(driver.list()).isEmpty();
        bench.failWhereNothingIsPluggedIn();
        assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
        assertThat(new Tokens(List.of(driver)).list()).isEmpty();
        bench.plug(FIRST);
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactly(FIRST);
    }

    @Test
    void eventsThatComeAtOnceAreNone() throws Exception {
        bench.tellOfNothing();
        // A library without such a function is known to have none.
        var watch = driver.watch(() -> {});
        Eventually.until(
                "has no events", () -> watch.map(TokenWatch::hasNoEvents).orElse(true));
        // The library is not asked on and on.
        assertThat(bench.waitsForEvents()).isBetween(1, 50);
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactly(FIRST);
    }

    // ---- objects that make no key ----

    @Test
    void certificateThatCannotBeReadHidesNoOtherAndIsTold() throws Exception {
        try (var session = openFirst()) {
            var keys = session.keys();
            var bad = keys.get(0);
            bench.storeCertificate(bad, "no certificate".getBytes(UTF_8));
            var contents = session.contents();
            assertThat(contents.keys()).isEqualTo(keys.subList(1, keys.size()));
            assertThat(contents.faults()).extracting(KeyFault::code).containsExactly(CERTIFICATE_UNREADABLE);
            assertThat(contents.faults()).extracting(KeyFault::container).containsExactly(bad.container());
            login(session, PIN);
            assertSigns(session);
        }
    }

    @Test
    void bytesBehindACertificateAreNoPartOfIt() throws Exception {
        try (var session = openFirst()) {
            var keys = session.keys();
            var der = keys.get(0).certificate().getEncoded();
            bench.storeCertificate(keys.get(0), Arrays.copyOf(der, der.length + 100));
            assertThat(session.contents()).isEqualTo(new TokenContents(keys, List.of()));
            login(session, PIN);
            assertSigns(session);
        }
    }

    @Test
    void certificateThatIsStoredAsTextIsReadAndItsKeySigns() throws Exception {
        try (var session = openFirst()) {
            var keys = session.keys();
            var der = keys.get(0).certificate().getEncoded();
            bench.storeCertificate(keys.get(0), Base64.getMimeEncoder().encode(der));
            var contents = session.contents();
            assertThat(contents.faults()).isEmpty();
            assertThat(contents.keys().get(0).form()).isEqualTo(StoredCertificate.Form.BASE64);
            assertThat(contents.keys().get(0).certificate())
                    .isEqualTo(keys.get(0).certificate());
            login(session, PIN);
            assertSigns(session);
        }
    }

    @Test
    void keyThatIsNotThereIsToldAfterTheLogin() throws Exception {
        var foreign = SoftwareKey.make(SoftwareKey.Kind.RSA).entry(KeyEntry.Use.SIGNATURE);
        try (var session = openFirst()) {
            login(session, PIN);
            assertRefused(ErrorCode.KEY_ABSENT, () -> assertSigns(session, foreign));
            assertSigns(session);
        }
    }

    // ---- signing ----

    @Test
    void signsWithEachKeySoThatItsCertificateVerifies() throws Exception {
        try (var session = openFirst()) {
            login(session, PIN);
            assertSigns(session);
        }
        assertThat(bench.pinsPresented()).isEqualTo(1);
    }

    @Test
    void signsEachDigestThatTheKeyTakes() throws Exception {
        try (var session = openFirst()) {
            login(session, PIN);
            for (var key : session.keys()) {
                var taken = Stream.of(SignatureAlgorithm.values())
                        .filter(candidate -> candidate == algorithm(key)
                                || (candidate.isRsa() && algorithm(key).isRsa()))
                        .toList();
                for (var algorithm : taken) {
                    assertThat(verifies(session, key, algorithm, "投标文件"))
                            .as(algorithm + " " + "投标文件")
                            .isTrue();
                }
            }
        }
    }

    @Test
    void signsAThousandTimesWithOneLogin() throws Exception {
        try (var session = openFirst()) {
            login(session, PIN);
            var keys = session.keys();
            for (var i = 0; i < 1000; i++) {
                var key = keys.get(i % keys.size());
                assertThat(verifies(session, key, algorithm(key), "document " + i))
                        .isTrue();
            }
        }
        assertThat(bench.pinsPresented()).isEqualTo(1);
    }

    @Test
    void signsNothingWithoutALogin() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> assertSigns(session, key));
        }
        assertThat(bench.pinsPresented()).isZero();
    }

    @Test
    void nothingStaysLoggedInAfterClosing() throws Exception {
        try (var session = openFirst()) {
            login(session, PIN);
            assertSigns(session);
        }
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> assertSigns(session, key));
        }
        var another = bench.start();
        try (var session = TokenScene.open(another, FIRST)) {
            var key = session.keys().get(0);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> assertSigns(session, key));
        }
        assertThat(bench.pinsPresented()).isEqualTo(1);
    }

    @Test
    void twoProcessesSignWithOneUKey() throws Exception {
        assumeFalse(can(Ability.HELD_BY_ONE), "others wait");
        var another = bench.start();
        try (var here = openFirst();
                var there = TokenScene.open(another, FIRST)) {
            login(here, PIN);
            login(there, PIN);
            for (var i = 0; i < 5; i++) {
                assertSigns(here);
                assertSigns(there);
            }
        }
    }

    @Test
    void anotherProcessWaitsForTheOneThatSigns() throws Exception {
        assumeTrue(can(Ability.HELD_BY_ONE), "nobody waits");
        try (var there = TokenScene.open(bench.start(), FIRST)) {
            var waiting = new FutureTask<>(() -> {
                login(there, PIN);
                assertSigns(there);
                return true;
            });
            try (var here = openFirst()) {
                login(here, PIN);
                waitsIn(new Thread(waiting, "another"));
                assertSigns(here);
                assertThat(waiting.isDone()).isFalse();
            }
            assertThat(waiting.get()).isTrue();
        }
        assertThat(bench.pinsPresented()).isEqualTo(2);
    }

    // ---- other programs ----

    @Test
    void logoutByAnotherProgramIsToldAsSuch() throws Exception {
        bench.shareLogins();
        try (var session = openFirst()) {
            for (var signsBefore : List.of(false, true)) {
                login(session, PIN);
                var key = session.keys().get(0);
                if (signsBefore) {
                    assertSigns(session);
                }
                bench.logOutElsewhere(FIRST);
                assertRefused(ErrorCode.TOKEN_LOGGED_OUT, () -> assertSigns(session, key));
            }
            login(session, PIN);
            assertSigns(session);
        }
        assertThat(bench.pinsPresented()).isEqualTo(3);
    }

    @Test
    void uKeyHeldElsewhereIsBusyAndTheOtherProgramIsNamed() throws Exception {
        assumeTrue(can(Ability.HELD_BY_ONE), "nobody holds it");
        var other = bench.holdElsewhere(FIRST);
        try (var session = openFirst()) {
            var busy = assertRefused(ErrorCode.TOKEN_BUSY, () -> login(session, PIN));
            // A test beside this one may have the same library loaded, and is a program too, or one of ours.
            assertThat(busy.facts()).containsOnlyKeys("program");
            assertThat(busy.facts().getOrDefault("program", "").split(", "))
                    .contains("cat")
                    .doesNotContain("signing-helper");
            assertThat(bench.pinsPresented()).isZero();

            other.destroy();
            assertThat(other.waitFor()).isNotNegative();
            login(session, PIN);
            assertSigns(session);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void wrongPinAfterTheRightOneEndsTheLogin() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN));
            assertRefused(ErrorCode.DRIVER_FAILED, () -> assertSigns(session, key));
        }
        assertThat(bench.pinsPresented()).isEqualTo(2);
    }

    // ---- a library that hangs ----

    @Test
    void hangIsATimeOutAndAnotherDriverWorksMeanwhile() throws Exception {
        var impatient = bench.startImpatiently();
        DriverStart.await(impatient);
        bench.hang();
        var hanging = new FutureTask<>(impatient::list);
        waitsIn(new Thread(hanging, "hanging"));
        var other = new FakeToken("other").with(SoftwareKey.Kind.P256);
        var tokens = new Tokens(List.of(impatient, new FakeDriver("other", other)));

        var found = tokens.list();
        assertThat(found).extracting(TokenInfo::label).containsExactly("other");
        var keys = tokens.use(found.get(0), session -> {
            login(session, FakeToken.PIN);
            assertSigns(session);
            return session.keys();
        });
        assertThat(keys).hasSize(1);

        bench.recover();
        assertThatThrownBy(hanging::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_TIMEOUT));
        DriverStart.await(impatient);
        assertThat(impatient.list()).extracting(TokenInfo::label).containsExactly(FIRST);
    }

    /** Starts {@code thread} and gives it time to reach its wait for the library. */
    private static void waitsIn(Thread thread) throws InterruptedException {
        thread.start();
        Eventually.isTrue(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }
}
