package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;

/** What is done with a PIN that was typed. It can be changed on the way. */
public interface PinAttempt extends PinChange {

    /**
     * Tries the PIN and, if it is right, does the work. Called once for each time the person confirms, never twice for
     * one. The PIN is wiped by the caller afterwards.
     *
     * @param key the one that the person chose
     * @param consent to the last try, as the window showed it
     * @throws Refusal {@code PIN_LAST_TRY} with nothing tried: the window shows the new state and asks
     */
    void with(HeldKey key, Pin pin, LastTryConsent consent, WorkProgress progress) throws Refusal;

    /**
     * The same where the U-Key asks for the PIN itself.
     *
     * @throws Refusal {@code CANCELLED} as well, when the person gave up there or here
     */
    void onKey(HeldKey key, LastTryConsent consent, WorkProgress progress) throws Refusal;
}
