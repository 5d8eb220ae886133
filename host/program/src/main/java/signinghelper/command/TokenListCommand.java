package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.ListTokens;
import signinghelper.work.Task;

import java.util.List;

/** Command that lists the plugged-in U-Keys. Needs no PIN, shows no window, and gives a page no serial number. */
public final class TokenListCommand implements Command<NoArguments, TokenListCommand.Result> {
    /**
     * The plugged-in U-Keys.
     *
     * @param faults readers whose U-Key cannot be read
     */
    public record Result(List<ListTokens.Token> tokens, List<ListTokens.Fault> faults) {}

    private final ListTokens work;

    public TokenListCommand(ListTokens work) {
        this.work = work;
    }

    @Override
    public Method method() {
        return Method.TOKEN_LIST;
    }

    @Override
    public Class<NoArguments> argumentsType() {
        return NoArguments.class;
    }

    @Override
    public Result run(NoArguments arguments, Session session, Task task) throws Refusal {
        var listed = work.list();
        return new Result(listed.tokens(), listed.faults());
    }
}
