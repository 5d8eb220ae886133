package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.ChangePin;
import signinghelper.work.Task;

import java.util.Map;

/**
 * Command that lets the user change the PIN of a U-Key, in the host's window alone; the page learns only that it was
 * done.
 */
public final class PinChangeCommand implements Command<NoArguments, Map<String, String>> {

    private final ChangePin work;

    public PinChangeCommand(ChangePin work) {
        this.work = work;
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
        work.change(task);
        return Map.of();
    }
}
