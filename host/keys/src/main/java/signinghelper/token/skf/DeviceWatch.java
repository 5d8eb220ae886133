package signinghelper.token.skf;

import com.sun.jna.Memory;
import signinghelper.token.TokenWatch;
import signinghelper.token.memory.Zeroed;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Wait in the library for devices, in a separate thread. That thread calls nothing else. */
final class DeviceWatch implements TokenWatch {
    private static final Logger LOG = System.getLogger(DeviceWatch.class.getName());

    private static final Duration TIME_TO_END = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    /** Devices are not plugged so often; several returns this fast are not events. */
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private static final int MOST_AT_ONCE = 5;
    private static final int ROOM_FOR_NAME = 4096;

    private final Skf skf;
    private final Runnable changed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "events of U-Keys");

    private volatile boolean eventless;
    private int atOnce;

    private DeviceWatch(Skf skf, Runnable changed) {
        this.skf = skf;
        this.changed = changed;
    }

    /** Starts the watch; empty when the library has no events. */
    static Optional<TokenWatch> start(Skf skf, Runnable changed) {
        if (!skf.hasEvents()) {
            return Optional.empty();
        }
        var watch = new DeviceWatch(skf, changed);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return Optional.of(watch);
    }

    @Override
    public boolean hasNoEvents() {
        return eventless;
    }

    private void run() {
        while (closed.getCount() > 0 && !eventless) {
            waitQuietly();
            if (closed.getCount() > 0) {
                changed.run();
            }
        }
    }

    /** Waits for an event, or for a while if the library fails. */
    private void waitQuietly() {
        var began = System.nanoTime();
        try {
            waitForEvent();
            eventless = comesAtOnce(System.nanoTime() - began);
        } catch (SkfException e) {
            LOG.log(Level.DEBUG, "no event", e);
            eventless = e.meansUnsupported();
            if (!eventless) {
                pauseAfterFailure();
            }
        }
    }

    /** A library that never waits would be called, and report changes, continuously. */
    private boolean comesAtOnce(long nanoseconds) {
        atOnce = nanoseconds < AT_ONCE.toNanos() ? atOnce + 1 : 0;
        return atOnce >= MOST_AT_ONCE;
    }

    private void pauseAfterFailure() {
        try {
            var unused = closed.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForEvent() throws SkfException {
        Memory name = Zeroed.memory(ROOM_FOR_NAME);
        var length = new Ulong(ROOM_FOR_NAME);
        var event = new Ulong(0);
        skf.call(
                "SKF_WaitForDevEvent",
                () -> skf.functions().SKF_WaitForDevEvent(name, length.pointer(), event.pointer()));
    }

    /** A thread that the library does not release stays behind; it is a daemon and reports nothing more. */
    @Override
    public void close() {
        closed.countDown();
        var end = System.nanoTime() + TIME_TO_END.toNanos();
        // Repeated, since the first cancellation may happen just before the thread begins to wait.
        while (thread.isAlive() && System.nanoTime() < end) {
            SkfSession.quietly(() -> skf.call("SKF_CancelWaitForDevEvent", skf.functions()::SKF_CancelWaitForDevEvent));
            try {
                thread.join(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
