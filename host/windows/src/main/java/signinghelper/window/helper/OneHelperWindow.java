package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.installation.Version;
import signinghelper.platform.SoleHolder;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.HelperWindow;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Single helper window for all of a user's processes: each browser has its own host, and a command may run at the same
 * time. When another process shows the window, that process brings it to the front and shows what was asked for.
 * A process of an older version, from before an update, closes its window instead and leaves it to the newer one.
 */
public final class OneHelperWindow implements HelperWindow {
    private static final Logger LOG = System.getLogger(OneHelperWindow.class.getName());

    private final HelperWindow window;
    private final SoleHolder holder;
    private final Version version;
    private final BooleanSupplier asksForPin;
    private int openings;

    /**
     * Creates the window.
     *
     * @param window shown when this process is the holder
     * @param version of this program, three numbers
     * @param asksForPin true while this process shows a PIN window, which nothing may disturb
     */
    public OneHelperWindow(HelperWindow window, SoleHolder holder, String version, BooleanSupplier asksForPin) {
        this.window = window;
        this.holder = holder;
        this.version = Version.parse(version);
        this.asksForPin = asksForPin;
    }

    /**
     * Opens the window here when the process that holds it does not answer, or when the folder is not writable. Neither
     * may keep users from their window.
     */
    @Override
    public void open(Language language, @Nullable ErrorCode about) throws Refusal {
        answer(language, new WindowCall(about == null ? "" : about.name(), version, List.of()));
    }

    @Override
    public void inspect(Language language, List<Path> files) throws Refusal {
        answer(language, new WindowCall("", version, files));
    }

    private void answer(Language language, WindowCall call) throws Refusal {
        var opening = next();
        if (!isElsewhere(language, call)) {
            show(language, call, opening);
        }
    }

    private void show(Language language, WindowCall call, int opening) throws Refusal {
        try {
            if (call.files().isEmpty()) {
                window.open(language, call.about());
            } else {
                window.inspect(language, call.files());
            }
        } catch (Refusal refusal) {
            release(opening);
            throw refusal;
        }
        releaseOnceClosed(opening);
    }

    private boolean isElsewhere(Language language, WindowCall call) throws Refusal {
        try {
            return !hold(language) && holder.call(call.text()) && !hold(language);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot tell whether another process shows the window", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    private boolean hold(Language language) throws IOException {
        return holder.hold(new SoleHolder.Calls() {
            @Override
            public boolean areToHold(String what) {
                return WindowCall.of(what).isNewerThan(version) && !asksForPin.getAsBoolean();
            }

            @Override
            public void called(String what) {
                toFront(language, WindowCall.of(what));
            }

            @Override
            public void left() {
                window.close();
            }
        });
    }

    /** Reports no failure to show the window: no caller waits for it. */
    private void toFront(Language language, WindowCall call) {
        try {
            show(language, call, next());
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
