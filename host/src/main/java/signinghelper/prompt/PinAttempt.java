package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.Pin;
import signinghelper.token.PinState;

/** What is done with a PIN that was typed. */
public interface PinAttempt {

    /**
     * Tries the PIN and, if it is right, does the work. Called once for each time the person confirms, never twice for
     * one. The PIN is wiped by the caller afterwards.
     *
     * @param key the one that the person chose
     */
    void with(HeldKey key, Pin pin, WorkProgress progress) throws Refusal;

    /**
     * The PIN's state as the U-Key has it now, asked for after a wrong PIN.
     *
     * @throws Refusal {@code TOKEN_REMOVED} or {@code DRIVER_FAILED}
     */
    PinState state(HeldKey key) throws Refusal;
}
