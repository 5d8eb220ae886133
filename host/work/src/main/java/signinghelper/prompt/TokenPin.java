package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.Tokens;

/**
 * PIN of a U-Key, independent of its purpose: its state, and its change. For each call the U-Key is opened, used and
 * closed again before the window shows the outcome.
 */
public final class TokenPin {
    private final Tokens tokens;
    private final Cancellation cancellation;

    /** @param cancellation of the question; nothing is changed any more once it has been cancelled */
    public TokenPin(Tokens tokens, Cancellation cancellation) {
        this.tokens = tokens;
        this.cancellation = cancellation;
    }

    /**
     * Changes the PIN. Called exactly once for each time the user confirms; the PINs are wiped by the caller
     * afterwards.
     *
     * @param fresh fulfils every {@link signinghelper.token.PinRule}
     * @param consent to the last try, as the window showed it
     * @throws Refusal {@code PIN_LAST_TRY} without presenting a PIN: the window shows the new state and asks
     */
    public void change(TokenInfo token, Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        tokens.use(token, session -> {
            cancellation.check();
            session.changePin(current, fresh, consent);
            return token;
        });
    }

    /**
     * Returns the PIN's state as the U-Key reports it now. Uses no try.
     *
     * @throws Refusal {@code TOKEN_REMOVED} or {@code DRIVER_FAILED}
     */
    public PinState state(TokenInfo token) throws Refusal {
        return tokens.use(token, TokenSession::pinState);
    }
}
