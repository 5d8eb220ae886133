package signinghelper.command;

import signinghelper.content.ContentStore;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Signed;
import signinghelper.formats.envelope.OpenedEnvelope;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.EncryptedDocument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Delivery of finished signatures and of opened envelopes to a page: small ones at once, large ones from a private place
 * where the page fetches them.
 */
final class ResultDelivery {
    private static final int MOST_INLINE = 512 * 1024;

    private final Answers answers;
    private final ContentStore contents;

    ResultDelivery(Answers answers, ContentStore contents) {
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
            answers.document(session, requestId, index, inMemory(signature::writeTo));
        } else {
            var kept = contents.keep(session, signature.size(), signature::writeTo);
            answers.document(session, requestId, index, kept.content(), kept.size());
        }
    }

    /**
     * Encrypts and delivers one document of a request.
     *
     * @throws Refusal as for a signature
     */
    void deliver(Session session, String requestId, int index, EncryptedDocument document) throws Refusal {
        if (document.mostBytes() <= MOST_INLINE) {
            answers.document(session, requestId, index, inMemory(document::writeTo));
        } else {
            var kept = contents.keep(session, document.mostBytes(), document::writeTo);
            answers.document(session, requestId, index, kept.content(), kept.size());
        }
    }

    /**
     * Delivers the plaintext of one envelope of a request, and closes it.
     *
     * @throws Refusal {@code CONTENT_REFUSED} if too much waits already; {@code INTERNAL} if the disk fails
     */
    void deliver(Session session, String requestId, int index, OpenedEnvelope opened) throws Refusal {
        if (opened.size() > MOST_INLINE) {
            var kept = contents.keep(session, opened);
            answers.document(session, requestId, index, kept.content(), kept.size());
            return;
        }
        try (opened;
                var plaintext = opened.content().open()) {
            answers.document(session, requestId, index, Bytes.copyOf(plaintext.readAllBytes()));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    private static Bytes inMemory(ContentStore.Writing writing) throws Refusal {
        var out = new ByteArrayOutputStream();
        try {
            writing.writeTo(out);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        }
        return Bytes.copyOf(out.toByteArray());
    }
}
