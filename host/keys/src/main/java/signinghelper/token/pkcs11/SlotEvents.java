package signinghelper.token.pkcs11;

import signinghelper.token.TokenWatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Wait in {@code C_WaitForSlotEvent}, in a separate thread that ends with the process. Only {@code C_Finalize} could
 * end the wait, and it would also end all other work.
 */
final class SlotEvents {
    private static final Logger LOG = System.getLogger(SlotEvents.class.getName());
    /** A library that cannot wait refuses at once; this is the only way to find out. */
    private static final Duration UNTIL_REFUSED = Duration.ofMillis(500);
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
    private final CountDownLatch refused = new CountDownLatch(1);
    private final Thread waiting = new Thread(this::run, "slot events");
    private volatile int atOnce;

    SlotEvents(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
        waiting.setDaemon(true);
    }

    /**
     * Starts the watch; empty if the library cannot wait, or has no locks that allow calls meanwhile. Called by one
     * thread.
     */
    Optional<TokenWatch> watch(Runnable changed) {
        if (!cryptoki.hasLocks()) {
            return Optional.empty();
        }
        if (waiting.getState() == Thread.State.NEW) {
            waiting.start();
        }
        if (isRefused()) {
            return Optional.empty();
        }
        listeners.add(changed);
        return Optional.of(new Watch(changed));
    }

    private final class Watch implements TokenWatch {
        private final Runnable changed;

        Watch(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public boolean isOver() {
            return refused.getCount() == 0;
        }

        @Override
        public void close() {
            listeners.remove(changed);
        }
    }

    /** Also waits until a series of immediate returns is over. */
    private boolean isRefused() {
        try {
            for (var i = 0; i < MOST_AT_ONCE; i++) {
                if (refused.await(UNTIL_REFUSED.toMillis(), TimeUnit.MILLISECONDS)) {
                    return true;
                }
                if (atOnce == 0) {
                    return false;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A library that never waits would report changes continuously. */
    private void awaitEvent() throws CryptokiException {
        var began = System.nanoTime();
        cryptoki.awaitSlotEvent();
        var others = atOnce;
        atOnce = System.nanoTime() - began < AT_ONCE.toNanos() ? others + 1 : 0;
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
        refused.countDown();
        listeners.forEach(Runnable::run);
    }
}
