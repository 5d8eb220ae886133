package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

/** Asks the person. Every method blocks until there is an answer. */
public interface Prompt {

    /** Gets ready in the background, so that the first window opens at once. Never fails. */
    void prepare();

    /**
     * Asks for a PIN until {@code attempt} takes one. A wrong PIN leaves the window open and says how many tries are
     * left; the last try is only made when the person has agreed to it.
     *
     * @throws Refusal {@code CANCELLED}, or {@code PIN_INCORRECT} when the person gave up after a wrong PIN; {@code
     *     PIN_LOCKED} when the window has said so and was closed; {@code ABORTED} when {@code cancellation} says so;
     *     {@code PROMPT_UNAVAILABLE} without a desktop; any other refusal of {@code attempt} as it is
     */
    void askPin(PinQuestion question, PinAttempt attempt, Cancellation cancellation) throws Refusal;
}
