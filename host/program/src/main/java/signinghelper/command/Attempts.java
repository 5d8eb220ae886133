package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.statement.Statement;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.AttemptedOpening;
import signinghelper.work.GivenDocument;
import signinghelper.work.OpenForAsker;
import signinghelper.work.Task;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Openings and rehearsals of the sessions. The last one of a session that failed is kept for its statement. */
public final class Attempts {
    private final OpenForAsker work;
    private final Map<Session, AttemptedOpening> failed = new ConcurrentHashMap<>();
    private final Set<Session> followed = ConcurrentHashMap.newKeySet();

    public Attempts(OpenForAsker work) {
        this.work = work;
    }

    /**
     * Result for the page.
     *
     * @param statement CMS in Base64; null where no key on the U-Key signs
     */
    public record Result(
            List<Statement.Outcome> envelopes, @Nullable String statement) {}

    /** Forgets the last failure of a session, which begins anew. */
    void forget(Session session) {
        failed.remove(session);
    }

    /** Opens, or rehearses; throws as {@link OpenForAsker#open}. */
    Result make(Statement.Kind kind, List<GivenDocument> given, Nonce nonce, Session session, Task task)
            throws Refusal {
        var attempt = new AttemptedOpening(
                kind, session.profile().signing().envelopes().isAuthenticated(), given);
        try {
            var opened = work.open(attempt, nonce, task);
            return new Result(
                    opened.outcomes(),
                    opened.statement().map(cms -> cms.toBase64()).orElse(null));
        } catch (Refusal refusal) {
            keep(session, attempt);
            throw refusal;
        }
    }

    private void keep(Session session, AttemptedOpening attempt) {
        failed.put(session, attempt);
        if (followed.add(session)) {
            session.onClose(() -> {
                followed.remove(session);
                failed.remove(session);
            });
        }
    }

    /**
     * Returns the last one that failed.
     *
     * @throws Refusal {@code CONTENT_UNKNOWN} when none has
     */
    AttemptedOpening failed(Session session) throws Refusal {
        var attempt = failed.get(session);
        if (attempt == null) {
            throw new Refusal(ErrorCode.CONTENT_UNKNOWN, Map.of("rule", "NOTHING_TO_DECLARE"));
        }
        return attempt;
    }
}
