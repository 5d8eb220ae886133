package signinghelper.token;

import org.junit.jupiter.api.Test;
import signinghelper.protocol.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.assertSigns;
import static signinghelper.token.SessionSteps.change;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;
import static signinghelper.token.TokenBench.SECOND;

/** U-Keys that are pulled and plugged in, at every moment of a session. */
interface PullContract extends TokenScene {
    @Test
    default void pulledBeforeItIsOpened() throws Exception {
        var listed = TokenScene.token(driver(), FIRST);
        bench().unplug(FIRST);
        assertRefused(ErrorCode.TOKEN_REMOVED, () -> driver().open(listed));
    }

    @Test
    default void pulledBeforeTheLogin() throws Exception {
        try (var session = openFirst()) {
            bench().unplug(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, session::keys);
            assertRefused(ErrorCode.TOKEN_REMOVED, session::pinState);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> login(session, PIN));
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> change(session, PIN, NEW_PIN));
        }
        assertThat(driver().list()).isEmpty();
    }

    @Test
    default void pulledBeforeSigning() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            bench().unplug(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
        }
        assertThat(driver().list()).isEmpty();
    }

    @Test
    default void pulledWhileSigning() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            assertSigns(session);
            bench().unplugWhileSigning(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
        }
        assertThat(driver().list()).isEmpty();
    }

    @Test
    default void pulledAfterSigning() throws Exception {
        try (var session = openFirst()) {
            login(session, PIN);
            assertSigns(session);
            bench().unplug(FIRST);
        }
        assertThat(driver().list()).isEmpty();
    }

    @Test
    default void pluggedInAgainItWorksAfterAnotherLogin() throws Exception {
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            assertSigns(session);
            bench().unplug(FIRST);
            bench().plug(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
        }
        for (var i = 0; i < 3; i++) {
            bench().unplug(FIRST);
            bench().plug(FIRST);
            try (var session = openFirst()) {
                login(session, PIN);
                assertSigns(session);
            }
        }
    }

    @Test
    default void anotherInItsPlaceIsNotTakenForIt() throws Exception {
        var listed = TokenScene.token(driver(), FIRST);
        try (var session = openFirst()) {
            var key = session.keys().get(0);
            login(session, PIN);
            assertSigns(session);
            bench().replace(FIRST, SECOND);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> assertSigns(session, key));
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> login(session, PIN));
        }
        assertRefused(ErrorCode.TOKEN_REMOVED, () -> driver().open(listed));
        assertThat(driver().list()).extracting(TokenInfo::label).containsExactly(SECOND);
        try (var session = TokenScene.open(driver(), SECOND)) {
            assertThat(session.keys()).isNotEmpty();
            login(session, PIN);
            assertSigns(session);
        }
    }

    @Test
    default void oneSignsWhileAnotherIsPulled() throws Exception {
        bench().plug(SECOND);
        try (var first = openFirst();
                var second = TokenScene.open(driver(), SECOND)) {
            login(first, PIN);
            login(second, PIN);
            assertSigns(first);
            assertSigns(second);
            bench().unplug(SECOND);
            assertSigns(first);
            assertRefused(ErrorCode.TOKEN_REMOVED, second::pinState);
            assertSigns(first);
        }
    }
}
