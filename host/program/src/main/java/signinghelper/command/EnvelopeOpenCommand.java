package signinghelper.command;

import signinghelper.content.ContentStore;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.statement.Statement;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.Task;

import java.util.List;
import java.util.Objects;

/** Command that opens envelopes in their order with one PIN, and gives each plaintext to the page as soon as it opened. */
public final class EnvelopeOpenCommand implements Command<EnvelopeOpenCommand.Arguments, Attempts.Result> {

    public record Arguments(Nonce nonce, List<TitledContent> envelopes) {
        public Arguments {
            Objects.requireNonNull(nonce);
            envelopes = TitledContent.required(envelopes);
        }
    }

    private final Attempts attempts;
    private final ContentStore contents;

    public EnvelopeOpenCommand(Attempts attempts, ContentStore contents) {
        this.attempts = attempts;
        this.contents = contents;
    }

    @Override
    public Method method() {
        return Method.ENVELOPE_OPEN;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Attempts.Result run(Arguments arguments, Session session, Task task) throws Refusal {
        attempts.forget(session);
        var given = TitledContent.findAll(arguments.envelopes(), contents, session);
        var result = attempts.make(Statement.Kind.OPENING, given, arguments.nonce(), session, task);
        TitledContent.forgetAll(arguments.envelopes(), contents, session);
        return result;
    }
}
