package signinghelper.work;

import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.TokenPin;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.plugged.Tokens;

/** Change of a U-Key's PIN by the user, in the program's own window alone. */
public final class ChangePin {
    private final Tokens tokens;
    private final Prompt prompt;

    public ChangePin(Tokens tokens, Prompt prompt) {
        this.tokens = tokens;
        this.prompt = prompt;
    }

    /**
     * Returns when the PIN is changed.
     *
     * @throws Refusal {@code TOKEN_ABSENT}, or as {@link Prompt#ask(PinChangeQuestion, TokenPin,
     *     signinghelper.session.Cancellation)}
     */
    public void change(Task task) throws Refusal {
        var found = tokens.list();
        if (found.isEmpty()) {
            throw Refusal.of(ErrorCode.TOKEN_ABSENT);
        }
        task.tell(News.Stage.PROMPTING);
        var question = new PinChangeQuestion(task.asker(), found, task.language());
        prompt.ask(question, new TokenPin(tokens, task.cancellation()), task.cancellation());
    }
}
