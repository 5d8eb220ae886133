package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.SigningKey;

/** What is done with a PIN that was typed. */
public interface PinAttempt {

    /**
     * Tries the PIN and, if it is right, does the work. Called once for each time the person confirms, never twice for
     * one. The PIN is wiped by the caller afterwards.
     *
     * @param key the one that the person chose
     */
    void with(SigningKey key, Pin pin, WorkProgress progress) throws Refusal;

    /**
     * The PIN's state as the U-Key has it now, asked for after a wrong PIN.
     *
     * @throws Refusal {@code TOKEN_REMOVED} or {@code DRIVER_FAILED}
     */
    PinState state(SigningKey key) throws Refusal;
}
