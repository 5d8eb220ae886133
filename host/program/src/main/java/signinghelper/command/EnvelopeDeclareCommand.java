package signinghelper.command;

import signinghelper.formats.login.Nonce;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.DeclareOpening;
import signinghelper.work.Task;

import java.util.Objects;

/** Command that signs a statement about the session's last opening or rehearsal that ended with an error. */
public final class EnvelopeDeclareCommand
        implements Command<EnvelopeDeclareCommand.Arguments, EnvelopeDeclareCommand.Result> {

    public record Arguments(Nonce nonce) {
        public Arguments {
            Objects.requireNonNull(nonce);
        }
    }

    /** CMS in Base64. */
    public record Result(String statement) {}

    private final Attempts attempts;
    private final DeclareOpening work;

    public EnvelopeDeclareCommand(Attempts attempts, DeclareOpening work) {
        this.attempts = attempts;
        this.work = work;
    }

    @Override
    public Method method() {
        return Method.ENVELOPE_DECLARE;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var statement = work.declare(attempts.failed(session), arguments.nonce(), task);
        attempts.forget(session);
        return new Result(statement.toBase64());
    }
}
