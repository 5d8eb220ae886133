package signinghelper.command;

import signinghelper.content.ContentStore;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.receipt.Receipt;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.DocumentBatch;
import signinghelper.work.SignDocuments;
import signinghelper.work.SigningOrder;
import signinghelper.work.Task;

import java.util.List;
import java.util.Objects;

/**
 * Command that signs documents in their order: one consent and one PIN for all, and each signature is sent as soon as
 * it is finished.
 */
public final class SignatureSignCommand
        implements Command<SignatureSignCommand.Arguments, SignatureSignCommand.Result> {

    public record Arguments(String format, List<RequestedDocument> documents, Nonce nonce) {
        public Arguments {
            Objects.requireNonNull(nonce);
            documents = List.copyOf(documents);
            if (documents.isEmpty() || documents.size() > DocumentBatch.MOST_DOCUMENTS) {
                throw new IllegalArgumentException("1 to " + DocumentBatch.MOST_DOCUMENTS + " documents");
            }
            var usual = SignatureSignCommand.documentFormat(format);
            documents.forEach(one -> one.requireFormat(usual));
        }

        DocumentFormat documentFormat() {
            return SignatureSignCommand.documentFormat(format);
        }
    }

    /** Finds a format by its name on the wire. */
    static DocumentFormat documentFormat(String format) {
        return DocumentFormats.named(format).orElseThrow(() -> new IllegalArgumentException("unknown format"));
    }

    /**
     * Result of the batch.
     *
     * @param receipt CMS in Base64; see {@link Receipt}
     */
    public record Result(String receipt, List<Receipt.Outcome> documents) {}

    private final SignDocuments signing;
    private final ContentStore contents;

    public SignatureSignCommand(SignDocuments signing, ContentStore contents) {
        this.signing = signing;
        this.contents = contents;
    }

    @Override
    public Method method() {
        return Method.SIGNATURE_SIGN;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var batch = RequestedDocument.batch(arguments.documents(), arguments.documentFormat(), contents, session);
        var rules = session.profile().signing();
        var makers = rules.sealMakers().orElse(null);
        var order = new SigningOrder(batch, rules.cms(), arguments.nonce(), key -> true, List.of(), makers);
        var signed = signing.sign(order, task);
        return new Result(signed.receipt().toBase64(), signed.outcomes());
    }
}
