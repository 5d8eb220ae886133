package signinghelper.command;

import signinghelper.session.Cancellation;
import signinghelper.session.Session;

import java.util.function.Consumer;

/**
 * Who asks, and how to reach him meanwhile.
 *
 * @param cancellation ends this request from outside
 * @param progress tells the page how far it is
 */
public record Caller(Session session, Cancellation cancellation, Consumer<Stage> progress) {

    /** As in the schema's {@code Stage}. */
    public enum Stage {
        QUEUED,
        PROMPTING,
        SIGNING
    }
}
