package signinghelper.command;

import signinghelper.formats.document.Signed;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.session.Session;

import java.util.function.Consumer;

/**
 * Who asks, and how to reach him meanwhile.
 *
 * @param cancellation ends this request from outside
 * @param progress tells how far it is
 * @param documents takes finished signatures to the one who asks
 * @param findings takes what the diagnosis finds
 */
public record Caller(
        Session session,
        Cancellation cancellation,
        Consumer<Stage> progress,
        Documents documents,
        Consumer<DiagnosisRunCommand.Told> findings) {

    /** One who is told no findings, because he asks for something else. */
    public Caller(Session session, Cancellation cancellation, Consumer<Stage> progress, Documents documents) {
        this(session, cancellation, progress, documents, finding -> {});
    }

    /** Where finished documents go while the request still runs. */
    public interface Documents {
        /**
         * Takes one, whatever its size.
         *
         * @throws Refusal {@code FILE_FAILED} if it is to be kept on this computer and cannot be; {@code CONTENT_REFUSED} if its
         *     content can no longer be read
         */
        void take(int index, Signed document) throws Refusal;
    }

    /** As in the schema's {@code Stage}. */
    public enum Stage {
        QUEUED,
        PROMPTING,
        SIGNING
    }
}
