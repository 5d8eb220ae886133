package signinghelper.command;

import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.token.Tokens;
import signinghelper.work.News;
import signinghelper.work.Task;

import java.util.Map;

/** Lets the person change the PIN of a U-Key, in the host's window alone; the page learns only that it was done. */
public final class PinChangeCommand implements Command<NoArguments, Map<String, String>> {

    private final Tokens tokens;
    private final Prompt prompt;

    public PinChangeCommand(Tokens tokens, Prompt prompt) {
        this.tokens = tokens;
        this.prompt = prompt;
    }

    @Override
    public Method method() {
        return Method.PIN_CHANGE;
    }

    @Override
    public Class<NoArguments> argumentsType() {
        return NoArguments.class;
    }

    @Override
    public Map<String, String> run(NoArguments arguments, Session session, Task task) throws Refusal {
        change(task);
        return Map.of();
    }

    /**
     * The same for those who send no request.
     *
     * @throws Refusal {@code TOKEN_ABSENT}, or as {@link Prompt#changePin}
     */
    public void change(Task task) throws Refusal {
        var found = tokens.list();
        if (found.isEmpty()) {
            throw Refusal.of(ErrorCode.TOKEN_ABSENT);
        }
        task.tell(News.Stage.PROMPTING);
        var question = new PinChangeQuestion(task.asker(), found, task.language());
        prompt.changePin(question, new PinWork(tokens, task), task.cancellation());
    }
}
