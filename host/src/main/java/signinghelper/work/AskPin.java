package signinghelper.work;

import signinghelper.prompt.OfferedKeys;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.Refusal;
import signinghelper.token.Tokens;

/** Asks the user for one PIN, and does one piece of work with it. */
public final class AskPin {
    private final Tokens tokens;
    private final KeyOffer offer;
    private final Prompt prompt;

    public AskPin(Tokens tokens, KeyOffer offer, Prompt prompt) {
        this.tokens = tokens;
        this.offer = offer;
        this.prompt = prompt;
    }

    /**
     * Opens the window and returns what the work makes.
     *
     * @param keys to choose from
     * @param work runs with the U-Key logged in
     * @throws Refusal as {@link Prompt#askPin}; what {@code work} throws; the reason if the task is ended
     */
    <T> T ask(PinSubject subject, OfferedKeys keys, KeyWork.Work<T> work, Task task) throws Refusal {
        var attempt = new KeyWork<>(tokens, offer, task, work);
        task.tell(News.Stage.PROMPTING);
        var question = PinQuestion.of(subject, task.asker(), task.language(), keys);
        prompt.askPin(question, attempt, task.cancellation());
        task.check();
        return attempt.made();
    }
}
