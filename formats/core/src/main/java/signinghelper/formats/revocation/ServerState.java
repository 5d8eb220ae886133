package signinghelper.formats.revocation;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * State of one server of a CA, for health and metrics.
 *
 * @param pausedUntil when it is asked again at the earliest; null while it is asked
 * @param failures questions in a row without an answer
 * @param outcomes questions since the start, by outcome
 * @param listUntil {@code nextUpdate} of the list that is kept from it; null without one, and for a responder
 */
public record ServerState(
        URI address,
        @Nullable Instant pausedUntil,
        int failures,
        Map<Outcome, Long> outcomes,
        @Nullable Instant listUntil) {

    /** Outcome of one question at a server. */
    public enum Outcome {
        /** The server gave an answer of any kind. */
        ANSWERED,
        /** No answer within the limits. */
        FAILED,
        /** Not asked, after failures in a row. */
        PAUSED,
        /** Not asked, because too many others were asking. */
        BUSY
    }

    public ServerState {
        outcomes = Map.copyOf(outcomes);
    }

    /** Returns true when the server is not asked at {@code now}. A pause that is over ends with the next question. */
    public boolean isPaused(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }

    /** Returns true when the server is asked, or a list of it is kept that counts at {@code now}. */
    public boolean canAnswer(Instant now) {
        return !isPaused(now) || (listUntil != null && !now.isAfter(listUntil));
    }
}
