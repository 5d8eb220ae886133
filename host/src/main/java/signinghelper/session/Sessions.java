package signinghelper.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are open in this process. Many pages share one. */
public final class Sessions {
    private final Map<SessionId, Session> open = new ConcurrentHashMap<>();

    /** Adds a session; false if its id is taken. */
    public boolean add(Session session) {
        return open.putIfAbsent(session.id(), session) == null;
    }

    public Optional<Session> find(SessionId id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Version of the extension that talks to this process: a browser's profile has one. Empty while no page is open. */
    public Optional<ProductVersion> extension() {
        return open.values().stream()
                .map(Session::asker)
                .filter(Asker.Page.class::isInstance)
                .map(asker -> ((Asker.Page) asker).extension())
                .findAny();
    }

    /** Closes a session; without effect if there is none of that id. */
    public void close(SessionId id) {
        Optional.ofNullable(open.remove(id)).ifPresent(Session::close);
    }

    public void closeAll() {
        List.copyOf(open.keySet()).forEach(this::close);
    }
}
