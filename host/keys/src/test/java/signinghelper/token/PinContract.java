package signinghelper.token;

import org.junit.jupiter.api.Test;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenBench.Ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.assertSigns;
import static signinghelper.token.SessionSteps.change;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;

/** PINs: each is presented once, a wrong one is reported with the tries left, and the last try needs consent. */
interface PinContract extends TokenScene {
    @Test
    default void wrongPinIsPresentedOnceAndTold() throws Exception {
        try (var session = openFirst()) {
            var fresh = session.pinState();
            assertTold(bench().tries() - 1, assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN)));
            assertThat(bench().pinsPresented()).isEqualTo(1);
            assertThat(session.pinState().triesLeft())
                    .isEqualTo(can(Ability.COUNTS_TRIES) ? bench().tries() - 1 : null);

            login(session, PIN);
            assertThat(session.pinState()).isEqualTo(fresh);
            assertSigns(session);
            assertThat(bench().pinsPresented()).isEqualTo(2);
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
    default void wrongPinIsToldWhateverTheLibraryReturns() throws Exception {
        bench().answerOddlyToAWrongPin();
        try (var session = openFirst()) {
            assertTold(bench().tries() - 1, assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN)));
            login(session, PIN);
            assertSigns(session);
        }
        assertThat(bench().pinsPresented()).isEqualTo(2);
    }

    @Test
    default void lastWrongPinIsToldAsALockWhateverTheLibraryReturns() throws Exception {
        assumeTrue(can(Ability.LOCKS), "never locks");
        try (var session = openFirst()) {
            spendAllTriesButOneElsewhere();
            bench().answerOddlyToAWrongPin();
            var agreed = TokenScene.agreedTo(session.pinState());
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, WRONG_PIN, agreed));
        }
        assertThat(bench().pinsPresented()).isEqualTo(bench().tries());
    }

    @Test
    default void failureThatSpendsNoTryIsNoWrongPin() throws Exception {
        try (var session = openFirst()) {
            var fresh = session.pinState();
            bench().failLogins();
            assertRefused(ErrorCode.DRIVER_FAILED, () -> login(session, PIN));
            assertThat(session.pinState()).isEqualTo(fresh);
        }
        assertThat(bench().pinsPresented()).isEqualTo(1);
    }

    /** The last wrong PIN is reported as locking. */
    @Test
    default void usedUpPinIsLockedAndNeverPresentedAgain() throws Exception {
        try (var session = openFirst()) {
            for (var left = bench().tries() - 1; left > 0; left--) {
                assertTold(left, assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN)));
                assertThat(session.pinState().lastTry()).isEqualTo(can(Ability.TELLS_LAST_TRY) && left == 1);
                assertThat(session.pinState().locked()).isFalse();
            }
            var last = can(Ability.LOCKS) ? ErrorCode.PIN_LOCKED : ErrorCode.PIN_INCORRECT;
            var agreed = TokenScene.agreedTo(session.pinState());
            assertRefused(last, () -> login(session, WRONG_PIN, agreed));
            assertThat(session.pinState().locked()).isEqualTo(can(Ability.LOCKS));
            assertThat(TokenScene.token(driver(), FIRST).pinState().locked()).isEqualTo(can(Ability.LOCKS));
        }
        assertThat(bench().pinsPresented()).isEqualTo(bench().tries());

        try (var session = openFirst()) {
            if (can(Ability.LOCKS)) {
                assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, PIN));
                assertRefused(ErrorCode.PIN_LOCKED, () -> change(session, PIN, NEW_PIN));
                assertThat(bench().pinsPresented()).isEqualTo(bench().tries());
            } else {
                login(session, PIN);
                assertSigns(session);
            }
        }
    }

    /** The user agrees to what a window shows them, and another program uses up the tries while it is open. */
    @Test
    default void lastTryIsPresentedOnlyWithConsentToItsState() throws Exception {
        assumeTrue(can(Ability.TELLS_LAST_TRY), "has no last try");
        try (var session = openFirst()) {
            spendAllTriesButOneElsewhere();
            var presented = bench().pinsPresented();
            var now = session.pinState();
            assertThat(now).isEqualTo(TokenScene.token(driver(), FIRST).pinState());

            assertRefused(ErrorCode.PIN_LAST_TRY, () -> login(session, PIN));
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> change(session, PIN, NEW_PIN));
            var another = LastTryConsent.to(ofAnotherMaximum(now));
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> login(session, PIN, another));
            assertRefused(ErrorCode.PIN_LAST_TRY, () -> change(session, PIN, NEW_PIN, another));
            assertThat(bench().pinsPresented()).isEqualTo(presented);
            assertThat(session.pinState()).isEqualTo(now);

            change(session, PIN, NEW_PIN, LastTryConsent.to(now));
            login(session, NEW_PIN);
            assertSigns(session);
        }
    }

    private void spendAllTriesButOneElsewhere() throws Exception {
        try (var elsewhere = TokenScene.open(bench().start(), FIRST)) {
            for (var left = bench().tries(); left > 1; left--) {
                assertRefused(ErrorCode.PIN_INCORRECT, () -> login(elsewhere, WRONG_PIN));
            }
        }
    }

    private static PinState ofAnotherMaximum(PinState state) {
        return new PinState(
                state.triesLeft(), 99, true, false, state.isDefault(), false, state.typedOnKey(), state.lengths());
    }

    @Test
    default void changesThePin() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            change(session, PIN, NEW_PIN);
            // PKCS#11: once to log in, and once more, then known to be right, to be replaced.
            assertThat(bench().pinsPresented()).isBetween(1, 2);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> assertSigns(session, key));
            assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, PIN));
            login(session, NEW_PIN);
            assertSigns(session);
        }
    }

    @Test
    default void changesThePinAlsoAfterALogin() throws Exception {
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
    default void wrongCurrentPinChangesNothingAndCostsATry() throws Exception {
        try (var session = openFirst()) {
            var refusal = assertRefused(ErrorCode.PIN_INCORRECT, () -> change(session, WRONG_PIN, NEW_PIN));
            assertTold(bench().tries() - 1, refusal);
            assertThat(bench().pinsPresented()).isEqualTo(1);
            login(session, PIN);
        }
    }

    @Test
    default void unacceptableNewPinChangesNothingAndCostsNoTry() throws Exception {
        try (var session = openFirst()) {
            var fresh = session.pinState();
            var lengths = fresh.lengths();
            var bad = lengths.shortest() > 1 ? lengths.shortest() - 1 : lengths.longest() + 1;
            assertRefused(ErrorCode.PIN_UNACCEPTABLE, () -> change(session, PIN, "7".repeat(bad)));
            assertThat(session.pinState()).isEqualTo(fresh);
            login(session, PIN);
        }
    }
}
