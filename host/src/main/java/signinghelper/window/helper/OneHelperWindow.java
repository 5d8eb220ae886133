package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.platform.SoleHolder;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.HelperWindow;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Stream;

/**
 * Single helper window for all of a user's processes: each browser has its own host, and a command may run at the same
 * time. When another process shows the window, that process brings it to the front and selects the requested finding.
 */
public final class OneHelperWindow implements HelperWindow {
    private static final Logger LOG = System.getLogger(OneHelperWindow.class.getName());

    private final HelperWindow window;
    private final SoleHolder holder;
    private int openings;

    /** Creates the window; {@code window} is shown when this process is the holder. */
    public OneHelperWindow(HelperWindow window, SoleHolder holder) {
        this.window = window;
        this.holder = holder;
    }

    /**
     * Opens the window here when the process that holds it does not answer, or when the folder is not writable. Neither
     * may keep users from their window.
     */
    @Override
    public void open(Language language, @Nullable ErrorCode about) throws Refusal {
        var opening = next();
        if (isElsewhere(language, about)) {
            return;
        }
        show(language, about, opening);
    }

    /** Reports no failure to show the window: no caller waits for it. */
    private void show(Language language, @Nullable ErrorCode about, int opening) throws Refusal {
        try {
            window.open(language, about);
        } catch (Refusal refusal) {
            release(opening);
            throw refusal;
        }
        releaseOnceClosed(opening);
    }

    private boolean isElsewhere(Language language, @Nullable ErrorCode about) throws Refusal {
        try {
            return !holder.hold(called -> toFront(language, called)) && holder.call(about == null ? "" : about.name());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot tell whether another process shows the window", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    /** A process of another version may send an unknown code. */
    private static @Nullable ErrorCode code(String called) {
        return Stream.of(ErrorCode.values())
                .filter(code -> code.name().equals(called))
                .findAny()
                .orElse(null);
    }

    private void toFront(Language language, String called) {
        try {
            show(language, code(called), next());
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "another process has called in vain", refusal);
        }
    }

    private synchronized int next() {
        return ++openings;
    }

    /** The window may be closed and opened again meanwhile: only the latest opening releases it. */
    private void releaseOnceClosed(int opening) {
        var thread = new Thread(
                () -> {
                    try {
                        window.awaitClosed();
                        release(opening);
                    } catch (Refusal refusal) {
                        LOG.log(Level.DEBUG, "ended", refusal);
                    }
                },
                "helper window closing");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void release(int opening) {
        if (opening == openings) {
            holder.release();
        }
    }

    @Override
    public void awaitClosed() throws Refusal {
        window.awaitClosed();
    }

    @Override
    public void close() {
        window.close();
        holder.release();
    }
}
