package signinghelper.command;

import signinghelper.content.ContentStore;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Signed;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Delivery of finished signatures to a page: small ones at once, large ones in a private file from which the page
 * fetches them.
 */
final class SignatureDelivery {
    private static final int MOST_INLINE = 512 * 1024;

    private final Answers answers;
    private final ContentStore contents;

    SignatureDelivery(Answers answers, ContentStore contents) {
        this.answers = answers;
        this.contents = contents;
    }

    /**
     * Delivers the signature of one document of a request.
     *
     * @throws Refusal {@code CONTENT_REFUSED} if its content can no longer be read, or too many signatures wait
     *     already; {@code STORAGE_FULL}
     */
    void deliver(Session session, String requestId, int index, Signed signature) throws Refusal {
        if (signature.size() <= MOST_INLINE) {
            answers.document(session, requestId, index, inMemory(signature));
        } else {
            var content = contents.keep(session, signature);
            answers.document(session, requestId, index, content, signature.size());
        }
    }

    private static Bytes inMemory(Signed signature) throws Refusal {
        var out = new ByteArrayOutputStream();
        try {
            signature.writeTo(out);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        }
        return Bytes.copyOf(out.toByteArray());
    }
}
