package signinghelper.session;

import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One asker's connection. Who asks, language and capabilities stay as they were when it was opened. */
public final class Session {
    private final SessionId id;
    private final Asker asker;
    private final Language language;
    private final Set<String> capabilities;
    private final Map<String, Cancellation> running = new HashMap<>();
    private final List<Runnable> closeListeners = new ArrayList<>();
    private boolean closed;

    public Session(SessionId id, Asker asker, Language language, Set<String> capabilities) {
        this.id = id;
        this.asker = asker;
        this.language = language;
        this.capabilities = Set.copyOf(capabilities);
    }

    public SessionId id() {
        return id;
    }

    public Asker asker() {
        return asker;
    }

    /**
     * Of the page that asks.
     *
     * @throws Refusal {@code METHOD_NOT_ALLOWED} if it is no page
     */
    public Origin origin() throws Refusal {
        return asker.origin();
    }

    public Language language() {
        return language;
    }

    public boolean mayAsk(String method) {
        return capabilities.contains(method);
    }

    /**
     * Notes that a request has begun.
     *
     * @return how it can be ended; empty if one with this id is running already or the session is closed
     */
    public synchronized Optional<Cancellation> begin(String requestId) {
        if (closed || running.containsKey(requestId)) {
            return Optional.empty();
        }
        var cancellation = new Cancellation();
        running.put(requestId, cancellation);
        return Optional.of(cancellation);
    }

    public synchronized void finish(String requestId) {
        running.remove(requestId);
    }

    /** Ends one request; without effect if it is not running here. */
    public void cancel(String requestId) {
        Optional<Cancellation> found;
        synchronized (this) {
            found = Optional.ofNullable(running.get(requestId));
        }
        found.ifPresent(cancellation -> cancellation.cancel(ErrorCode.ABORTED));
    }

    /** Runs {@code listener} once, when the session is closed; at once if it already has been. */
    public void onClose(Runnable listener) {
        synchronized (this) {
            if (!closed) {
                closeListeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** Ends all that runs; nothing begins here any more. */
    public void close() {
        List<Cancellation> open;
        List<Runnable> told;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = List.copyOf(running.values());
            told = List.copyOf(closeListeners);
        }
        open.forEach(cancellation -> cancellation.cancel(ErrorCode.ABORTED));
        told.forEach(Runnable::run);
    }
}
