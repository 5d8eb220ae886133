package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.session.Session;
import signinghelper.session.Sessions;
import signinghelper.work.Task;

import java.util.Map;

/** The page has gone: what it had running is ended, its window closed, its U-Key logged out. */
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
