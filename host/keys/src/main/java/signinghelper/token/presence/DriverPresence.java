package signinghelper.token.presence;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenWatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Watch of one driver's U-Keys, until it is closed. It lists when the driver reports a change, or at intervals when the
 * library has no events. After errors it waits longer each time. A driver whose events have failed several times is
 * only listed at intervals from then on. The reason is that a library that crashes while it waits also ends its other
 * work. Several events in a row without a change are handled no more often than the interval without events.
 */
final class DriverPresence {
    private static final Logger LOG = System.getLogger(DriverPresence.class.getName());
    private static final int MOST_TROUBLES_WITH_EVENTS = 3;
    private static final int MOST_IDLE_EVENTS = 3;
    private static final int SHARE_OF_TIME = 10;

    /**
     * Times between two listings.
     *
     * @param settling after an event; further events meanwhile count as the same
     * @param interval without events, and after the first error
     * @param longest after many errors; after this time it also lists without an event, because an event may be lost
     */
    record Pace(Duration settling, Duration interval, Duration longest) {
        static final Pace USUAL = new Pace(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    private final String name;
    private final Presence.Access access;
    private final Pace pace;
    private @Nullable TokenWatch watch;
    private boolean wantsWatch = true;
    private int troubles;
    private long lastTrouble;
    private List<TokenInfo> seen = List.of();
    private int idleEvents;
    private boolean changed;
    private boolean closed;

    DriverPresence(String name, Presence.Access access, Pace pace) {
        this.name = name;
        this.access = access;
        this.pace = pace;
    }

    void start() {
        var thread = new Thread(this::run, "watch " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns at once; the thread ends when its driver call returns. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Called by the driver. */
    private synchronized void changed() {
        changed = true;
        notifyAll();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void run() {
        try {
            while (!isClosed()) {
                rest(attend());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            unwatch();
        }
    }

    /** Returns how long to wait at most. */
    private Duration attend() throws InterruptedException {
        var began = System.nanoTime();
        var wasTold = forgetChange();
        boolean begun;
        try {
            begun = beginToWatch();
            var tokens = access.look();
            idleEvents = wasTold && tokens.equals(seen) ? idleEvents + 1 : 0;
            seen = tokens;
        } catch (Refusal refusal) {
            return afterTrouble(refusal);
        }
        // A change before the library waits is not told, so the next look comes soon.
        if (!begun && watch != null && !watch.hasNoEvents()) {
            return pace.longest();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        return longer(pace.interval(), took.multipliedBy(SHARE_OF_TIME));
    }

    /** Clears the reported change; returns true when there was one. */
    private synchronized boolean forgetChange() {
        var was = changed;
        changed = false;
        return was;
    }

    /** Returns true when a watch has begun now. */
    private boolean beginToWatch() throws Refusal {
        var current = watch;
        if (current != null && current.isOver()) {
            watch = null;
            throw Refusal.of(ErrorCode.DRIVER_CRASHED);
        }
        if (current != null && current.hasNoEvents()) {
            unwatch();
            watch = null;
        }
        if (!wantsWatch) {
            return false;
        }
        wantsWatch = false;
        watch = access.watch(this::changed).orElse(null);
        return watch != null;
    }

    /** Makes no driver call before the time is over, even if a change is reported. */
    private Duration afterTrouble(Refusal refusal) throws InterruptedException {
        var now = System.nanoTime();
        troubles = troubles > 0 && now - lastTrouble > 2 * pace.longest().toNanos() ? 1 : troubles + 1;
        lastTrouble = now;
        // Its end and the listing that it spoilt count as one error.
        if (watch != null && watch.isOver()) {
            watch = null;
        }
        wantsWatch = watch == null && troubles < MOST_TROUBLES_WITH_EVENTS;
        var doublings = Math.min(troubles - 1, Integer.SIZE - 2);
        var pause = shorter(pace.interval().multipliedBy(1L << doublings), pace.longest());
        LOG.log(Level.INFO, "driver " + name + " is listed again in " + pause.toSeconds() + " s: " + refusal.code());
        await(pause, false);
        return Duration.ZERO;
    }

    private void rest(Duration longest) throws InterruptedException {
        if (idleEvents >= MOST_IDLE_EVENTS) {
            await(pace.interval(), false);
        }
        if (await(longest, true)) {
            await(pace.settling(), false);
        }
    }

    /** Waits until it is closed or, if wanted, until a change is reported; returns true after a change. */
    private synchronized boolean await(Duration longest, boolean forChange) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        for (var left = longest.toNanos(); left > 0 && !closed && !(forChange && changed); ) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return forChange && changed;
    }

    private void unwatch() {
        var current = watch;
        if (current == null) {
            return;
        }
        try {
            access.close(current);
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "watching " + name + " cannot be ended", refusal);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
