package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.ContentStore;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.statement.Statement;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.GivenDocument;
import signinghelper.work.RehearsalEnvelope;
import signinghelper.work.Task;

import java.util.List;
import java.util.Objects;

/** Command that opens an envelope to the account's certificates, or envelopes that exist, and gives out a statement alone. */
public final class EnvelopeRehearseCommand implements Command<EnvelopeRehearseCommand.Arguments, Attempts.Result> {

    /**
     * Envelopes to try. Exactly one of {@code recipients} and {@code envelopes} is present.
     *
     * @param recipients certificates, DER in Base64
     */
    public record Arguments(
            Nonce nonce,
            @Nullable List<String> recipients,
            @Nullable List<TitledContent> envelopes) {
        public Arguments {
            Objects.requireNonNull(nonce);
            if ((recipients == null) == (envelopes == null)) {
                throw new IllegalArgumentException("exactly one of recipients and envelopes");
            }
            recipients = recipients == null ? null : Recipients.required(recipients);
            envelopes = envelopes == null ? null : TitledContent.required(envelopes);
        }
    }

    private final Attempts attempts;
    private final RehearsalEnvelope rehearsal;
    private final ContentStore contents;

    public EnvelopeRehearseCommand(Attempts attempts, RehearsalEnvelope rehearsal, ContentStore contents) {
        this.attempts = attempts;
        this.rehearsal = rehearsal;
        this.contents = contents;
    }

    @Override
    public Method method() {
        return Method.ENVELOPE_REHEARSE;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Attempts.Result run(Arguments arguments, Session session, Task task) throws Refusal {
        attempts.forget(session);
        var given = given(arguments, session, task);
        var result = attempts.make(Statement.Kind.REHEARSAL, given, arguments.nonce(), session, task);
        if (arguments.envelopes() != null) {
            TitledContent.forgetAll(arguments.envelopes(), contents, session);
        }
        return result;
    }

    private List<GivenDocument> given(Arguments arguments, Session session, Task task) throws Refusal {
        if (arguments.envelopes() != null) {
            return TitledContent.findAll(arguments.envelopes(), contents, session);
        }
        var recipients = Recipients.parse(Objects.requireNonNull(arguments.recipients()));
        return List.of(rehearsal.to(recipients, session.profile().signing(), task.language()));
    }
}
