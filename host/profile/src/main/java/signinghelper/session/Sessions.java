package signinghelper.session;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Open sessions of this process. Many pages share a process. */
public final class Sessions {
    /** More than the extension's own limit, so that a page that the extension accepts is not refused here. */
    public static final int MOST = 200;

    /** Half of the limit: the pages of one portal leave room for another's. */
    public static final int MOST_OF_A_GROUP = MOST / 2;

    private final Map<SessionId, Session> open = new ConcurrentHashMap<>();

    /**
     * Adds the session of a page or a desktop client.
     *
     * @throws Refusal {@code REQUEST_MALFORMED} if its id is taken, {@code BUSY} if there are too many
     */
    public synchronized void add(Session session) throws Refusal {
        var group = session.limitGroup();
        if (open.containsKey(session.id())) {
            throw Refusal.of(ErrorCode.REQUEST_MALFORMED);
        }
        if (open.size() >= MOST || countOf(group) >= MOST_OF_A_GROUP) {
            throw Refusal.of(ErrorCode.BUSY);
        }
        open.put(session.id(), session);
    }

    private long countOf(LimitGroup group) throws Refusal {
        var count = 0;
        for (var session : open.values()) {
            count += session.limitGroup().equals(group) ? 1 : 0;
        }
        return count;
    }

    public Optional<Session> find(SessionId id) {
        return Optional.ofNullable(open.get(id));
    }

    /**
     * Returns the version of the extension that is connected to this process: a browser's profile has only one. Empty
     * while no page is open.
     */
    public Optional<ProductVersion> extension() {
        return open.values().stream()
                .map(Session::asker)
                .filter(Asker.Page.class::isInstance)
                .map(asker -> ((Asker.Page) asker).extension())
                .findAny();
    }

    /** Closes a session; without effect when no session has that id. */
    public void close(SessionId id) {
        Optional.ofNullable(open.remove(id)).ifPresent(Session::close);
    }

    public void closeAll() {
        List.copyOf(open.keySet()).forEach(this::close);
    }
}
