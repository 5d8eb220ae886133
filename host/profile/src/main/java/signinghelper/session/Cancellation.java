package signinghelper.session;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cancellation of a running request from outside: by the page, or because the page was closed. Safe from any thread;
 * the first reason is kept.
 */
public final class Cancellation {
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable ErrorCode reason;

    /** Ends the request; each registered listener is called once, in this thread. */
    public void cancel(ErrorCode why) {
        List<Runnable> told;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }

    /** Runs {@code listener} when the request is ended; at once if it already has been. */
    public void onCancel(Runnable listener) {
        synchronized (this) {
            if (reason == null) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    public synchronized Optional<ErrorCode> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * Checks for cancellation at the places where a request can still stop.
     *
     * @throws Refusal with the reason, if the request has been ended
     */
    public void check() throws Refusal {
        var why = reason();
        if (why.isPresent()) {
            throw Refusal.of(why.get());
        }
    }
}
