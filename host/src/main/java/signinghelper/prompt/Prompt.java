package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

/** Questions to the user. Each blocks until there is an answer, and gives it back. */
public interface Prompt {

    /** Gets ready in the background, so that the first window opens at once. Never fails. */
    void prepare();

    /**
     * Asks for a PIN until {@code attempt} takes one, and returns the result of its work. A wrong PIN leaves the window
     * open and says how many tries are left, and so does a U-Key that was pulled before; the last try is only made when
     * the user has agreed to it. A PIN that is still the first one can be changed on the way, and one that must be
     * changed can only be changed.
     *
     * @throws Refusal {@code CANCELLED}, or {@code PIN_INCORRECT} when the user gave up after a wrong PIN; why a key is
     *     blocked, when the window was closed on one that is; {@code
     *     PIN_LOCKED} when the window has said so and was closed; {@code ABORTED} when {@code cancellation} says so;
     *     {@code PROMPT_UNAVAILABLE} without a desktop; {@code TOKEN_REMOVED} when the window has said so and was closed;
     *     any other refusal of {@code attempt} as it is
     */
    <T> T ask(PinQuestion question, PinAttempt<T> attempt, Cancellation cancellation) throws Refusal;

    /**
     * Lets the user choose a certificate. Needs no PIN.
     *
     * @throws Refusal {@code CANCELLED}, or why the one certificate shown cannot be used; {@code ABORTED}, {@code
     *     PROMPT_UNAVAILABLE} as above
     */
    CertificateQuestion.Answer ask(CertificateQuestion question, Cancellation cancellation) throws Refusal;

    /**
     * Lets the user change the PIN of a U-Key. Returns when it is changed; a window stays and says so.
     *
     * @throws Refusal as {@link #ask(PinQuestion, PinAttempt, Cancellation)}
     */
    void ask(PinChangeQuestion question, TokenPin pin, Cancellation cancellation) throws Refusal;
}
