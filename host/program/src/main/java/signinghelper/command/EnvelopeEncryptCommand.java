package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.ContentStore;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.EncryptForAsker;
import signinghelper.work.Task;

import java.util.List;

/** Command that encrypts documents to certificates. It needs no key and no PIN. */
public final class EnvelopeEncryptCommand
        implements Command<EnvelopeEncryptCommand.Arguments, EnvelopeEncryptCommand.Result> {

    /**
     * Documents and recipients.
     *
     * @param recipients certificates, DER in Base64
     * @param opens when the envelopes are to be opened; ISO 8601 in UTC, in whole seconds; null where the page does not say
     */
    public record Arguments(
            List<String> recipients,
            List<TitledContent> documents,
            @Nullable String opens) {
        public Arguments {
            recipients = Recipients.required(recipients);
            documents = TitledContent.required(documents);
            if (opens != null) {
                UtcTime.parse(opens);
            }
        }
    }

    /** SHA-256 of each certificate that opens the envelopes. */
    public record Result(List<Fingerprint> recipients) {}

    private final EncryptForAsker work;
    private final ContentStore contents;

    public EnvelopeEncryptCommand(EncryptForAsker work, ContentStore contents) {
        this.work = work;
        this.contents = contents;
    }

    @Override
    public Method method() {
        return Method.ENVELOPE_ENCRYPT;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var documents = TitledContent.findAll(arguments.documents(), contents, session);
        var recipients = Recipients.parse(arguments.recipients());
        var opens = arguments.opens() == null ? null : UtcTime.parse(arguments.opens());
        var openers =
                work.encrypt(documents, recipients, opens, session.profile().signing(), task);
        TitledContent.forgetAll(arguments.documents(), contents, session);
        return new Result(openers);
    }
}
