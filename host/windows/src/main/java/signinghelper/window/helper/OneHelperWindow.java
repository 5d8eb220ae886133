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
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Single helper window for all of a user's processes: each browser has its own host, and a command may run at the same
 * time. When another process shows the window, that process brings it to the front and selects the requested finding.
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
     * Request of another process.
     *
     * @param code of the finding to select, or of another version's one; empty for none
     * @param version of the other process; null when it does not say
     */
    private record Call(String code, @Nullable Version version) {
        private static final String BETWEEN = " ";

        static Call of(String text) {
            var parts = text.split(BETWEEN, 2);
            try {
                return new Call(parts[0], parts.length < 2 ? null : Version.parse(parts[1]));
            } catch (IllegalArgumentException e) {
                return new Call(parts[0], null);
            }
        }

        String text() {
            return code + BETWEEN + version;
        }

        boolean isNewerThan(Version other) {
            return version != null && version.compareTo(other) > 0;
        }
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
        var call = new Call(about == null ? "" : about.name(), version);
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
                return Call.of(what).isNewerThan(version) && !asksForPin.getAsBoolean();
            }

            @Override
            public void called(String what) {
                toFront(language, Call.of(what).code());
            }

            @Override
            public void left() {
                window.close();
            }
        });
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
