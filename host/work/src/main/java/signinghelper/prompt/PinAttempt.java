package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;

/**
 * Work that a PIN opens.
 *
 * @param <T> result of the work
 */
public interface PinAttempt<T> {

    /**
     * Tries the PIN and, if it is correct, does the work. Called exactly once for each time the user confirms. The PIN
     * is wiped by the caller afterwards.
     *
     * @param key chosen by the user
     * @param consent to the last try, as the window showed it
     * @throws Refusal {@code PIN_LAST_TRY} without presenting a PIN: the window shows the new state and asks
     */
    T with(HeldKey key, Pin pin, LastTryConsent consent, WorkProgress progress) throws Refusal;

    /**
     * Does the same when the U-Key asks for the PIN itself.
     *
     * @throws Refusal {@code CANCELLED} as well, when the user cancelled there or here
     */
    T onKey(HeldKey key, LastTryConsent consent, WorkProgress progress) throws Refusal;

    /** Returns the PIN itself, which can be changed before it is tried. */
    TokenPin pin();
}
