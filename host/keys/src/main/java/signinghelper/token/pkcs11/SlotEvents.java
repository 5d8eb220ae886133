package signinghelper.token.pkcs11;

import signinghelper.token.TokenWatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Wait in {@code C_WaitForSlotEvent}, in a separate thread that ends with the process. Only {@code C_Finalize} could
 * end the wait, and it would also end all other work.
 */
final class SlotEvents {
    private static final Logger LOG = System.getLogger(SlotEvents.class.getName());
    /**
     * Libraries report one plugging several times, and some report without end. Changes during this pause are reported
     * after it.
     */
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(200);
    /** U-Keys are not plugged so often; several returns this fast are not events. */
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private static final Duration BETWEEN_EVENTS_AT_ONCE = Duration.ofMillis(50);
    private static final int MOST_AT_ONCE = 5;

    private final Cryptoki cryptoki;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread waiting = new Thread(this::run, "slot events");
    private volatile boolean refused;
    private int atOnce;

    SlotEvents(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
        waiting.setDaemon(true);
    }

    /**
     * Starts the watch; empty if the library has refused to wait, or has no locks that allow calls meanwhile. Called by
     * one thread.
     */
    Optional<TokenWatch> watch(Runnable changed) {
        if (refused || !cryptoki.hasLocks()) {
            return Optional.empty();
        }
        listeners.add(changed);
        if (waiting.getState() == Thread.State.NEW) {
            waiting.start();
        }
        return Optional.of(new Watch(changed));
    }

    private final class Watch implements TokenWatch {
        private final Runnable changed;

        Watch(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public boolean hasNoEvents() {
            return refused;
        }

        @Override
        public void close() {
            listeners.remove(changed);
        }
    }

    /** A library that never waits would report changes continuously. */
    private void awaitEvent() throws CryptokiException {
        var began = System.nanoTime();
        cryptoki.awaitSlotEvent();
        atOnce = System.nanoTime() - began < AT_ONCE.toNanos() ? atOnce + 1 : 0;
    }

    private void run() {
        try {
            while (atOnce < MOST_AT_ONCE) {
                awaitEvent();
                listeners.forEach(Runnable::run);
                var pause = atOnce == 0 ? BETWEEN_EVENTS : BETWEEN_EVENTS_AT_ONCE;
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
            LOG.log(Level.INFO, "the library does not wait for events");
        } catch (CryptokiException e) {
            LOG.log(Level.INFO, "the library tells of no events", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refused = true;
        listeners.forEach(Runnable::run);
    }
}
