package signinghelper.token;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenBench.Ability;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import static signinghelper.token.SessionSteps.change;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.SessionSteps.verifies;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;
import static signinghelper.token.TokenBench.SECOND;

/** What every driver of U-Keys does, whatever its library. A subclass brings the bench. */
public abstract class TokenDriverContract {
    private static final String WRONG_PIN = "000000";
    private static final String NEW_PIN = "314159";

    @TempDir
    Path folder;

    private TokenBench bench;
    private TokenDriver driver;

    /** A bench whose files lie in {@code folder}, which is empty. */
    protected abstract TokenBench bench(Path folder) throws Exception;

    @BeforeEach
    void startDriver() throws Exception {
        bench = bench(folder);
        driver = bench.start();
    }

    /** There is no bench where a program that it needs is missing. */
    @AfterEach
    void clearBench() throws Exception {
        if (bench != null) {
            bench.close();
        }
    }

    private boolean can(Ability ability) {
        return bench.abilities().contains(ability);
    }

    private static TokenInfo token(TokenDriver driver, String label) throws Refusal {
        return driver.list().stream()
                .filter(token -> token.label().equals(label))
                .findAny()
                .orElseThrow();
    }

    private static TokenSession open(TokenDriver driver, String label) throws Refusal {
        return driver.open(token(driver, label));
    }

    private TokenSession openFirst() throws Refusal {
        return open(driver, FIRST);
    }

    /** Consent of a user who has been shown {@code state}. */
    private static LastTryConsent agreedTo(PinState state) {
        return state.lastTry() ? LastTryConsent.to(state) : LastTryConsent.NONE;
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
            for (var state : List.of(session.pinState(), token(driver, FIRST).pinState())) {
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
        bench.failWhereNothingIsPluggedIn();
        assertRefused(ErrorCode.READER_UNAVAILABLE, driver::list);
        assertThat(new Tokens(List.of(driver)).list()).isEmpty();
        bench.plug(FIRST);
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactly(FIRST);
    }

    @Test
    void eventsThatComeAtOnceAreNone() throws Exception {
        bench.tellOfNothing();
        Eventually.until("has no events", () -> driver.watch(() -> {}).isEmpty());
        assertThat(driver.watch(() -> {})).isEmpty();
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
        try (var session = open(another, FIRST)) {
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
                var there = open(another, FIRST)) {
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
        try (var there = open(bench.start(), FIRST)) {
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

    // ---- PIN ----

    @Test
    void wrongPinIsPresentedOnceAndTold() throws Exception {
        try (var session = openFirst()) {
            var fresh = session.pinState();
            assertTold(bench.tries() - 1, assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN)));
            assertThat(bench.pinsPresented()).isEqualTo(1);
            assertThat(session.pinState().triesLeft()).isEqualTo(can(Ability.COUNTS_TRIES) ? bench.tries() - 1 : null);

            login(session, PIN);
            assertThat(session.pinState()).isEqualTo(fresh);
            assertSigns(session);
            assertThat(bench.pinsPresented()).isEqualTo(2);
        }
    }

    private void assertTold(int triesLeft, Refusal wrongPin) {
        var facts = wrongPin.facts();
        if (can(Ability.COUNTS_TRIES)) {
            assertThat(facts).containsEntry("triesLeft", Integer.toString(triesLeft));
        } else {
            assertThat(facts).doesNotContainKey("triesLeft");
            assertThat(facts.containsKey("lastTry")).isEqualTo(can(Ability.TELLS_LAST_TRY) && triesLeft == 1);
        }
    }

    @Test
    void wrongPinIsToldWhateverTheLibraryReturns() throws Exception {
        bench.answerOddlyToAWrongPin();
        try (var session = openFirst()) {
            assertTold(bench.tries() - 1, assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN)));
            login(session, PIN);
            assertSigns(session);
        }
        assertThat(bench.pinsPresented()).isEqualTo(2);
    }

    @Test
    void lastWrongPinIsToldAsALockWhateverTheLibraryReturns() throws Exception {
        assumeTrue(can(Ability.LOCKS), "never locks");
        try (var session = openFirst()) {
            spendAllTriesButOneElsewhere();
            bench.answerOddlyToAWrongPin();
            var agreed = agreedTo(session.pinState());
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, WRONG_PIN, agreed));
        }
        assertThat(bench.pinsPresented()).isEqualTo(bench.tries());
    }

    @Test
    void failureThatSpendsNoTryIsNoWrongPin() throws Exception {
        try (var session = openFirst()) {
            var fresh = session.pinState();
            bench.failLogins();
            assertRefused(ErrorCode.DRIVER_FAILED, () -> login(session, PIN));
            assertThat(session.pinState()).isEqualTo(fresh);
        }
        assertThat(bench.pinsPresented()).isEqualTo(1);
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
        try (var session = open(bench.startPatiently(), FIRST)) {
            var busy = assertRefused(ErrorCode.TOKEN_BUSY, () -> login(session, PIN));
            assertThat(busy.facts()).containsExactly(Map.entry("program", "cat"));
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

    /** The wrong PIN that was the last one is told as what it has done. */
    @Test
    void usedUpPinIsLockedAndNeverPresentedAgain() throws Exception {
        try (var session = openFirst()) {
            for (var left = bench.tries() - 1; left > 0; left--) {
                assertTold(left, assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN)));
                assertThat(session.pinState().lastTry()).isEqualTo(can(Ability.TELLS_LAST_TRY) && left == 1);
                assertThat(session.pinState().locked()).isFalse();
            }
            var last = can(Ability.LOCKS) ? ErrorCode.PIN_LOCKED : ErrorCode.PIN_INCORRECT;
            var agreed = agreedTo(session.pinState());
            assertRefused(last, () -> login(session, WRONG_PIN, agreed));
            assertThat(session.pinState().locked()).isEqualTo(can(Ability.LOCKS));
            assertThat(token(driver, FIRST).pinState().locked()).isEqualTo(can(Ability.LOCKS));
        }
        assertThat(bench.pinsPresented()).isEqualTo(bench.tries());

        try (var session = openFirst()) {
            if (can(Ability.LOCKS)) {
                assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, PIN));
                assertRefused(ErrorCode.PIN_LOCKED, () -> change(session, PIN, NEW_PIN));
                assertThat(bench.pinsPresented()).isEqualTo(bench.tries());
            } else {
                login(session, PIN);
                assertSigns(session);
            }
        }
    }

    /** The user agrees to what a window shows them, and another program uses up the tries while it is open. */
    @Test
    void lastTryIsPresentedOnlyWithConsentToItsState() throws Exception {
        assumeTrue(can(Ability.TELLS_LAST_TRY), "has no last try");
        try (var session = openFirst()) {
            spendAllTriesButOneElsewhere();
            var presented = bench.pinsPresented();
            var now = session.pinState();
            assertThat(now).isEqualTo(token(driver, FIRST).pinState());

            assertRefused(ErrorCode.PIN_LAST_TRY, () -> login(session, PIN));
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> change(session, PIN, NEW_PIN));
            var another = LastTryConsent.to(ofAnotherMaximum(now));
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> login(session, PIN, another));
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> change(session, PIN, NEW_PIN, another));
            assertThat(bench.pinsPresented()).isEqualTo(presented);
            assertThat(session.pinState()).isEqualTo(now);

            change(session, PIN, NEW_PIN, LastTryConsent.to(now));
            login(session, NEW_PIN);
            assertSigns(session);
        }
    }

    private void spendAllTriesButOneElsewhere() throws Exception {
        try (var elsewhere = open(bench.start(), FIRST)) {
            for (var left = bench.tries(); left > 1; left--) {
                assertRefused(ErrorCode.PIN_INCORRECT, () -> login(elsewhere, WRONG_PIN));
            }
        }
    }

    private static PinState ofAnotherMaximum(PinState state) {
        return new PinState(
                state.triesLeft(), 99, true, false, state.isDefault(), false, state.typedOnKey(), state.lengths());
    }

    @Test
    void changesThePin() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            change(session, PIN, NEW_PIN);
            // PKCS#11: once to log in, and once more, then known to be right, to be replaced.
            assertThat(bench.pinsPresented()).isBetween(1, 2);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> assertSigns(session, key));
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, PIN));
            login(session, NEW_PIN);
            assertSigns(session);
        }
    }

    @Test
    void changesThePinAlsoAfterALogin() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            change(session, PIN, NEW_PIN);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> assertSigns(session, key));
            login(session, NEW_PIN);
            assertSigns(session);
        }
    }

    @Test
    void wrongCurrentPinChangesNothingAndCostsATry() throws Exception {
        try (var session = openFirst()) {
            var refusal = assertRefused(ErrorCode.PIN_INCORRECT, () -> change(session, WRONG_PIN, NEW_PIN));
            assertTold(bench.tries() - 1, refusal);
            assertThat(bench.pinsPresented()).isEqualTo(1);
            login(session, PIN);
        }
    }

    @Test
    void unacceptableNewPinChangesNothingAndCostsNoTry() throws Exception {
        try (var session = openFirst()) {
            var fresh = session.pinState();
            var lengths = fresh.lengths();
            var bad = lengths.shortest() > 1 ? lengths.shortest() - 1 : lengths.longest() + 1;
            assertRefused(ErrorCode.PIN_UNACCEPTABLE, () -> change(session, PIN, "7".repeat(bad)));
            assertThat(session.pinState()).isEqualTo(fresh);
            login(session, PIN);
        }
    }

    // ---- pulling and plugging in ----

    @Test
    void pulledBeforeItIsOpened() throws Exception {
        var listed = token(driver, FIRST);
        bench.unplug(FIRST);
        assertRefused(ErrorCode.TOKEN_REMOVED, () -> driver.open(listed));
    }

    @Test
    void pulledBeforeTheLogin() throws Exception {
        try (var session = openFirst()) {
            bench.unplug(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, session::keys);
            assertRefused(ErrorCode.TOKEN_REMOVED, session::pinState);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> login(session, PIN));
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> change(session, PIN, NEW_PIN));
        }
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void pulledBeforeSigning() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            bench.unplug(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
        }
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void pulledWhileSigning() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            assertSigns(session);
            bench.unplugWhileSigning(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
        }
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void pulledAfterSigning() throws Exception {
        try (var session = openFirst()) {
            login(session, PIN);
            assertSigns(session);
            bench.unplug(FIRST);
        }
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void pluggedInAgainItWorksAfterAnotherLogin() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            assertSigns(session);
            bench.unplug(FIRST);
            bench.plug(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
        }
        for (var i = 0; i < 3; i++) {
            bench.unplug(FIRST);
            bench.plug(FIRST);
            try (var session = openFirst()) {
                login(session, PIN);
                assertSigns(session);
            }
        }
    }

    @Test
    void anotherInItsPlaceIsNotTakenForIt() throws Exception {
        var listed = token(driver, FIRST);
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            assertSigns(session);
            bench.replace(FIRST, SECOND);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> login(session, PIN));
        }
        assertRefused(ErrorCode.TOKEN_REMOVED, () -> driver.open(listed));
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactly(SECOND);
        try (var session = open(driver, SECOND)) {
            assertThat(session.keys()).isNotEmpty();
            login(session, PIN);
            assertSigns(session);
        }
    }

    @Test
    void oneSignsWhileAnotherIsPulled() throws Exception {
        bench.plug(SECOND);
        try (var first = openFirst();
                var second = open(driver, SECOND)) {
            login(first, PIN);
            login(second, PIN);
            assertSigns(first);
            assertSigns(second);
            bench.unplug(SECOND);
            assertSigns(first);
            assertRefused(ErrorCode.TOKEN_REMOVED, second::pinState);
            assertSigns(first);
        }
    }

    // ---- a library that hangs ----

    @Test
    void hangIsATimeOutAndAnotherDriverWorksMeanwhile() throws Exception {
        assertThat(driver.list()).hasSize(1);
        bench.hang();
        var hanging = new FutureTask<>(driver::list);
        waitsIn(new Thread(hanging, "hanging"));
        var other = new FakeToken("other").with(SoftwareKey.Kind.P256);
        var tokens = new Tokens(List.of(driver, new FakeDriver("other", other)));

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
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactly(FIRST);
    }

    /** Starts {@code thread} and gives it time to come to where it waits for the library. */
    private static void waitsIn(Thread thread) throws InterruptedException {
        thread.start();
        for (var i = 0; i < 6000 && thread.getState() != Thread.State.TIMED_WAITING; i++) {
            Thread.sleep(10);
        }
        assertThat(thread.getState()).isEqualTo(Thread.State.TIMED_WAITING);
    }
}
