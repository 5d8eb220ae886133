package signinghelper.token.presence;

import signinghelper.token.TokenInfo;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Listener, with the U-Keys of each driver that it was told last. A slow listener delays no other. */
final class Subscriber {
    private static final Logger LOG = System.getLogger(Subscriber.class.getName());

    private final PresenceChange.Listener listener;
    private final Map<String, List<TokenInfo>> told = new HashMap<>();
    private final Executor thread = thread();
    private volatile boolean closed;

    Subscriber(PresenceChange.Listener listener) {
        this.listener = listener;
    }

    /** Notes that it has seen {@code tokens} of {@code driver} already. */
    void knows(String driver, List<TokenInfo> tokens) {
        told.put(driver, tokens);
    }

    /**
     * Compares with the last notification. The first listing of a driver is not a change.
     *
     * @param known by the driver's name, without drivers not listed yet
     */
    void see(Map<String, List<TokenInfo>> known) {
        var plugged = new ArrayList<TokenInfo>();
        var pulled = new ArrayList<TokenInfo>();
        known.forEach((driver, tokens) -> {
            var before = told.put(driver, tokens);
            if (before != null) {
                plugged.addAll(without(tokens, before));
                pulled.addAll(without(before, tokens));
            }
        });
        if (!plugged.isEmpty() || !pulled.isEmpty()) {
            var present = known.values().stream().flatMap(List::stream).toList();
            tell(new PresenceChange(present, plugged, pulled));
        }
    }

    private void tell(PresenceChange change) {
        thread.execute(() -> {
            try {
                if (!closed) {
                    listener.changed(change);
                }
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a listener failed", e);
            }
        });
    }

    /** Ends the notifications. */
    void close() {
        closed = true;
    }

    private static List<TokenInfo> without(List<TokenInfo> tokens, List<TokenInfo> others) {
        return tokens.stream()
                .filter(token -> others.stream().noneMatch(token::isSame))
                .toList();
    }

    /** Creates a thread that ends after a second without work. */
    private static Executor thread() {
        return new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "told of U-Keys");
            thread.setDaemon(true);
            return thread;
        });
    }
}
