package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

/** Questions to the user. Each blocks until it is answered, and returns the answer. */
public interface Prompt {

    /** Prepares in the background, so that the first window opens at once. Never fails. */
    void prepare();

    /**
     * Asks for a PIN until {@code attempt} accepts one, and returns the result of its work. After a wrong PIN, or when
     * the U-Key was pulled out, the window stays open and shows the tries left. The last try is only made when
     * the user has agreed to it. A PIN that is still the initial one can be changed on the way, and one that must be
     * changed can only be changed.
     *
     * @throws Refusal {@code CANCELLED}, or {@code PIN_INCORRECT} when the user cancelled after a wrong PIN; the reason
     *     why a key is blocked, when the window was closed on such a key; {@code PIN_LOCKED} or {@code TOKEN_REMOVED}
     *     when the window has shown it and was closed; {@code ABORTED} when {@code cancellation} ends it; {@code
     *     PROMPT_UNAVAILABLE} without a desktop; any other refusal of {@code attempt} unchanged
     */
    <T> T ask(PinQuestion question, PinAttempt<T> attempt, Cancellation cancellation) throws Refusal;

    /**
     * Lets the user choose a certificate. Needs no PIN.
     *
     * @throws Refusal {@code CANCELLED}, or the reason why the only certificate shown cannot be used; {@code ABORTED},
     *     {@code PROMPT_UNAVAILABLE} as above
     */
    CertificateQuestion.Answer ask(CertificateQuestion question, Cancellation cancellation) throws Refusal;

    /**
     * Lets the user agree to who will be able to open envelopes. Needs no PIN.
     *
     * @throws Refusal {@code CANCELLED}; {@code ABORTED}, {@code PROMPT_UNAVAILABLE} as above
     */
    void ask(RecipientsQuestion question, Cancellation cancellation) throws Refusal;

    /**
     * Lets the user change the PIN of a U-Key. Returns when it is changed; a window stays and shows that.
     *
     * @throws Refusal as {@link #ask(PinQuestion, PinAttempt, Cancellation)}
     */
    void ask(PinChangeQuestion question, TokenPin pin, Cancellation cancellation) throws Refusal;
}
