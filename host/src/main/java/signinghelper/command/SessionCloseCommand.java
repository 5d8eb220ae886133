package signinghelper.command;

import signinghelper.session.SessionId;
import signinghelper.session.Sessions;

import java.util.Map;
import java.util.Objects;

/** The page has gone: what it had running is ended, its window closed, its U-Key logged out. */
public final class SessionCloseCommand implements Command<SessionCloseCommand.Arguments, Map<String, String>> {

    public record Arguments(SessionId session) {
        public Arguments {
            Objects.requireNonNull(session);
        }
    }

    private final Sessions sessions;

    public SessionCloseCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "session.close";
    }

    @Override
    public Lane lane() {
        return Lane.AT_ONCE;
    }

    @Override
    public boolean needsCapability() {
        return false;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Map<String, String> run(Arguments arguments, Caller caller) {
        sessions.close(arguments.session());
        return Map.of();
    }
}
