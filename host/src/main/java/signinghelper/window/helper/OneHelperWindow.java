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
 * One helper window for all of a person's processes: each browser has a host of its own, and a command may run beside them.
 * Where another process shows it, that one brings it to the front, and to the finding that is asked for.
 */
public final class OneHelperWindow implements HelperWindow {
    private static final Logger LOG = System.getLogger(OneHelperWindow.class.getName());

    private final HelperWindow window;
    private final SoleHolder holder;
    private int openings;

    /** Shows {@code window} where this process is the one. */
    public OneHelperWindow(HelperWindow window, SoleHolder holder) {
        this.window = window;
        this.holder = holder;
    }

    /** Who holds it but does not answer, or a folder that cannot be written to, keeps nobody from his window. */
    @Override
    public void open(Language language, @Nullable ErrorCode about) throws Refusal {
        var opening = next();
        if (isElsewhere(language, about)) {
            return;
        }
        show(language, about, opening);
    }

    /** What could not be shown is nobody's. */
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

    /** A process of another version may know other codes. */
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

    /** It may be closed and opened again meanwhile: only the latest opening gives it back. */
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
