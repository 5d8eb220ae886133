package signinghelper.work;

import signinghelper.session.Cancellation;
import signinghelper.session.Session;

import java.util.HashMap;
import java.util.Map;

/** Verdicts for sessions: each has a process of its own, which is ended with it. */
public final class SessionVerdicts {
    /** Processes that stay for their sessions' next documents; with more, those that do nothing are ended. */
    private static final int MOST_KEPT = 8;

    private final JudgedApart.Parts parts;
    private final Map<Session, JudgedApart> open = new HashMap<>();

    public SessionVerdicts(JudgedApart.Parts parts) {
        this.parts = parts;
    }

    /** Returns the verdicts for a request of a session; {@code cancellation} ends one that is being made. */
    public Verdicts of(Session session, Cancellation cancellation) {
        var judged = judged(session);
        return (document, apart, signing, asOf) -> judged.on(document, apart, signing, asOf, cancellation);
    }

    private JudgedApart judged(Session session) {
        var made = new JudgedApart(parts);
        synchronized (this) {
            var known = open.putIfAbsent(session, made);
            if (known != null) {
                return known;
            }
            if (open.size() > MOST_KEPT) {
                open.values().forEach(JudgedApart::endIfIdle);
            }
        }
        // Outside, since a session that is closed already calls back at once; its request then ends the process.
        session.onClose(() -> remove(session));
        return made;
    }

    /** A verdict that is being made ends by its request's cancellation; at the end of input it is still answered. */
    private synchronized void remove(Session session) {
        var gone = open.remove(session);
        if (gone != null) {
            gone.endIfIdle();
        }
    }
}
