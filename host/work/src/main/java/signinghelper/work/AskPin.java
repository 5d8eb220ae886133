package signinghelper.work;

import signinghelper.certificate.RememberedChoices;
import signinghelper.prompt.OfferedKeys;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.Tokens;

/** Question for one PIN, and the piece of work that it opens. */
public final class AskPin {
    /** Work that runs with the U-Key logged in. */
    interface Work<T> {
        T with(TokenSession session, HeldKey key, WorkProgress progress) throws Refusal;
    }

    private final Tokens tokens;
    private final KeyOffer offer;
    private final Prompt prompt;
    private final RememberedChoices choices;

    public AskPin(Tokens tokens, KeyOffer offer, Prompt prompt, RememberedChoices choices) {
        this.tokens = tokens;
        this.offer = offer;
        this.prompt = prompt;
        this.choices = choices;
    }

    /** A certificate that was revoked keeps nobody from opening what was encrypted to it before. */
    private KeyAttempt.Use use(PinSubject subject) {
        return isOpening(subject)
                ? new KeyAttempt.Use(News.Stage.OPENING, key -> {})
                : new KeyAttempt.Use(News.Stage.SIGNING, offer::requireNotRevoked);
    }

    private static boolean isOpening(PinSubject subject) {
        return subject instanceof PinSubject.Opening || subject instanceof PinSubject.Rehearsal;
    }

    /**
     * Opens the window and returns the result of the work.
     *
     * @param keys to choose from
     * @throws Refusal as {@link Prompt#ask(PinQuestion, signinghelper.prompt.PinAttempt,
     *     signinghelper.session.Cancellation)}; anything that {@code work} throws; the reason if the task is ended
     */
    <T> T ask(PinSubject subject, OfferedKeys keys, Work<T> work, Task task) throws Refusal {
        task.tell(News.Stage.PROMPTING);
        var last = new LastTaken(choices, task.asker(), isOpening(subject) ? Use.ENCRYPTION : Use.SIGNATURE);
        var question = new PinQuestion(subject, task.asker(), last.first(keys), task.language());
        Work<T> noted = (session, key, progress) -> {
            last.note(key, keys);
            return work.with(session, key, progress);
        };
        var made = prompt.ask(question, new KeyAttempt<>(tokens, use(subject), task, noted), task.cancellation());
        task.check();
        return made;
    }
}
