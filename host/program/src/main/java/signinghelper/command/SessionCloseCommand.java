package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.session.Session;
import signinghelper.session.Sessions;
import signinghelper.work.Task;

import java.util.Map;

/** Command for a page that was closed: its requests are ended, its window is closed and its U-Key is logged out. */
public final class SessionCloseCommand implements Command<NoArguments, Map<String, String>> {

    private final Sessions sessions;

    public SessionCloseCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Method method() {
        return Method.SESSION_CLOSE;
    }

    @Override
    public Class<NoArguments> argumentsType() {
        return NoArguments.class;
    }

    @Override
    public Map<String, String> run(NoArguments arguments, Session session, Task task) {
        sessions.close(session.id());
        return Map.of();
    }
}
