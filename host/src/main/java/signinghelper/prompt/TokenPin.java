package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;

/** PIN of a U-Key, independent of its purpose: its state, and its change. */
public interface TokenPin {

    /**
     * Changes the PIN. Called exactly once for each time the user confirms; the PINs are wiped by the caller
     * afterwards.
     *
     * @param fresh fulfils every {@link signinghelper.token.PinRule}
     * @param consent to the last try, as the window showed it
     * @throws Refusal {@code PIN_LAST_TRY} without presenting a PIN: the window shows the new state and asks
     */
    void change(TokenInfo token, Pin current, Pin fresh, LastTryConsent consent) throws Refusal;

    /**
     * Returns the PIN's state as the U-Key reports it now. Uses no try.
     *
     * @throws Refusal {@code TOKEN_REMOVED} or {@code DRIVER_FAILED}
     */
    PinState state(TokenInfo token) throws Refusal;
}
