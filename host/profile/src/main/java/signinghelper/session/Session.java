package signinghelper.session;

import signinghelper.guidance.Language;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.BrowserWindow;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connection of one asker. Who asks, language, capabilities and profile stay as they were when it was opened. */
public final class Session {
    /** A window that is open, and a second that waits. */
    private static final int MOST_WINDOWS = 2;

    /** Limit that is enough for a page that sends all its requests at once; such a page cannot fill a lane alone. */
    static final int MOST_RUNNING = 32;

    private final SessionId id;
    private volatile Asker asker;
    private final Language language;
    private final Set<String> capabilities;
    private final ProfileSource profile;
    private final Map<String, Cancellation> running = new HashMap<>();
    private final Set<String> windows = new HashSet<>();
    private final List<Runnable> closeListeners = new ArrayList<>();
    private boolean closed;

    /**
     * Opens the connection.
     *
     * @param profile one that stays the same
     */
    public Session(SessionId id, Asker asker, Language language, Set<String> capabilities, ProfileSource profile) {
        this.id = id;
        this.asker = asker;
        this.language = language;
        this.capabilities = Set.copyOf(capabilities);
        this.profile = profile;
    }

    public SessionId id() {
        return id;
    }

    public Asker asker() {
        return asker;
    }

    /** Sets the window in which the browser shows the page now. */
    public void showIn(BrowserWindow window) {
        if (asker instanceof Asker.Page page) {
            asker = page.in(window);
        }
    }

    /**
     * Returns the sessions that it shares limits with.
     *
     * @throws Refusal {@code METHOD_NOT_ALLOWED} if the asker opens no sessions
     */
    public LimitGroup limitGroup() throws Refusal {
        return asker.limitGroup().orElseThrow(() -> Refusal.of(ErrorCode.METHOD_NOT_ALLOWED));
    }

    public Language language() {
        return language;
    }

    /**
     * Returns the profile that was in force when the session was opened.
     *
     * @throws Refusal {@code PROFILE_INVALID} if only its head can be read
     */
    public Profile profile() throws Refusal {
        return profile.load();
    }

    public boolean mayAsk(String method) {
        return capabilities.contains(method);
    }

    /**
     * Registers the beginning of a request.
     *
     * @return its cancellation; empty if a request with this id is running already or the session is closed
     * @throws Refusal {@code BUSY} if too many are running
     */
    public synchronized Optional<Cancellation> begin(String requestId) throws Refusal {
        if (closed || running.containsKey(requestId)) {
            return Optional.empty();
        }
        if (running.size() >= MOST_RUNNING) {
            throw Refusal.of(ErrorCode.BUSY);
        }
        var cancellation = new Cancellation();
        running.put(requestId, cancellation);
        return Optional.of(cancellation);
    }

    /**
     * Registers that a running request opens a window or waits to open one.
     *
     * @throws Refusal {@code BUSY} if this session has one open window and another that waits
     */
    public synchronized void claimWindow(String requestId) throws Refusal {
        if (windows.size() >= MOST_WINDOWS) {
            throw Refusal.of(ErrorCode.BUSY);
        }
        windows.add(requestId);
    }

    public synchronized void finish(String requestId) {
        running.remove(requestId);
        windows.remove(requestId);
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

    /** Ends all running requests; no request can begin here any more. */
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
