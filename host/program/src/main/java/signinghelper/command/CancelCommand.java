package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.session.Session;
import signinghelper.work.Task;

import java.util.Map;
import java.util.Objects;

/** Command that ends one running request of the same session; a request of another session cannot be named. */
public final class CancelCommand implements Command<CancelCommand.Arguments, Map<String, String>> {
    /**
     * Id of a request.
     *
     * @param request id of the request to end; without effect if it is not running
     */
    public record Arguments(String request) {
        public Arguments {
            Objects.requireNonNull(request);
        }
    }

    @Override
    public Method method() {
        return Method.CANCEL;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Map<String, String> run(Arguments arguments, Session session, Task task) {
        session.cancel(arguments.request());
        return Map.of();
    }
}
