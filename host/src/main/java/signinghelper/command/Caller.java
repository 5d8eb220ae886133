package signinghelper.command;

import signinghelper.session.Cancellation;
import signinghelper.session.Session;

import java.util.function.Consumer;

/**
 * Who asks, and how to reach him meanwhile.
 *
 * @param cancellation ends this request from outside
 * @param progress tells the page how far it is
 * @param documents takes finished signatures to the page
 */
public record Caller(Session session, Cancellation cancellation, Consumer<Stage> progress, Documents documents) {

    /** Where finished documents go while the request still runs. */
    public interface Documents {
        /** Sends one, in as many parts as it needs. */
        void send(int index, byte[] document);
    }

    /** As in the schema's {@code Stage}. */
    public enum Stage {
        QUEUED,
        PROMPTING,
        SIGNING
    }
}
