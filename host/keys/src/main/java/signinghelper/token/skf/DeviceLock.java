package signinghelper.token.skf;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Exclusive use of a device (GM/T 0016-2012, 7.1.10), from a login to the last document. If the library lacks this
 * function, or it fails, the work is done without the lock.
 */
final class DeviceLock {
    private static final Logger LOG = System.getLogger(DeviceLock.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Pause between two attempts when a library does not wait itself; long enough to let waiting programs in. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final int DOCUMENTS_BEFORE_OTHERS = 20;

    private final Device device;
    private final Path library;
    private boolean held;
    private int documents;

    /**
     * Creates the lock without taking it.
     *
     * @param library that identifies other programs that use the device
     */
    DeviceLock(Device device, Path library) {
        this.device = device;
        this.library = library;
    }

    /**
     * Waits for the device and takes it.
     *
     * @throws Refusal {@code TOKEN_BUSY} when another program has held it for ten seconds; fact {@code program} when
     *     the system reports it
     */
    void take() throws Refusal {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!held && !tookBefore(end)) {
            pause();
        }
        documents = 0;
    }

    /** Returns false when another attempt is needed. */
    private boolean tookBefore(long end) throws Refusal {
        var left = Duration.ofNanos(Math.max(end - System.nanoTime(), 1));
        try {
            device.lock(left);
            held = true;
            return true;
        } catch (SkfException e) {
            var isOver = System.nanoTime() >= end;
            if (isOver) {
                throw busy(e);
            }
            if (!e.is(SkfException.SAR_TIMEOUTERR)) {
                LOG.log(Level.INFO, "done without a lock: " + e.getMessage());
                return true;
            }
            return false;
        }
    }

    private Refusal busy(SkfException cause) {
        var facts = OtherPrograms.with(library)
                .map(program -> Map.of("program", program))
                .orElse(Map.of());
        return new Refusal(ErrorCode.TOKEN_BUSY, facts, cause);
    }

    private static void pause() throws Refusal {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    /** Lets other programs use the device after every twenty documents, before the next one. */
    void beforeDocument() throws Refusal {
        if (held && documents == DOCUMENTS_BEFORE_OTHERS) {
            release();
            pause();
            take();
        }
        documents++;
    }

    void release() {
        if (held) {
            held = false;
            SkfSession.quietly(device::unlock);
        }
    }
}
