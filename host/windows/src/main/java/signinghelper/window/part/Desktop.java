package signinghelper.window.part;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.swing.SwingUtilities;

/** Screen that windows open on, started once for all windows of the process. */
public final class Desktop {
    private static final Logger LOG = System.getLogger(Desktop.class.getName());

    private final FutureTask<Boolean> started = new FutureTask<>(Desktop::start);

    /**
     * Loading Swing, the look and feel, and a font takes most of a second, so it is done while the page still connects.
     */
    private static boolean start() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        AssistiveTechnologies.settle(ScreenReader.runs());
        try {
            SwingUtilities.invokeAndWait(() -> {
                Appearance.apply();
                PlainText.heading("政采签章助手").getPreferredSize();
            });
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (InvocationTargetException | LinkageError | AWTError e) {
            LOG.log(Level.ERROR, "no desktop", e);
            return false;
        }
    }

    /** Starts the desktop in a separate thread, and returns at once. */
    public void prepare() {
        new Thread(started, "desktop").start();
    }

    /**
     * Waits until windows can be opened.
     *
     * @throws Refusal {@code PROMPT_UNAVAILABLE} if they cannot
     */
    public void require() throws Refusal {
        if (!isThere()) {
            throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
        }
    }

    /** Returns true when windows exist already; starts none. */
    public boolean isStarted() {
        return started.isDone();
    }

    /** Waits until windows can be opened; false if they cannot. */
    private boolean isThere() {
        started.run();
        try {
            return started.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, "no desktop", e);
            return false;
        }
    }
}
