package signinghelper.window.part;

import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.WindowSettings;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/** Screen that windows open on, started once for all windows of the process. */
public final class Desktop {
    private static final Logger LOG = System.getLogger(Desktop.class.getName());

    private final Supplier<WindowSettings> settings;
    private final FutureTask<Boolean> started = new FutureTask<>(this::start);

    /** Creates a desktop without any settings of a person's. */
    public Desktop() {
        this(() -> WindowSettings.USUAL);
    }

    /** Creates the desktop; {@code settings} are read before each window, since another process may change them. */
    public Desktop(Supplier<WindowSettings> settings) {
        this.settings = settings;
    }

    /**
     * Loading Swing, the look and feel, and a font takes most of a second, so it is done while the page still connects.
     */
    private boolean start() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        AssistiveTechnologies.settle(ScreenReader.runs());
        try {
            SwingUtilities.invokeAndWait(() -> {
                Appearance.apply(settings.get());
                KeyTips.watch();
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
     * Waits until windows can be opened, and gives them the look that is wanted now.
     *
     * @throws Refusal {@code PROMPT_UNAVAILABLE} if they cannot
     */
    public void require() throws Refusal {
        if (!isThere()) {
            throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
        }
        EventThread.run(() -> Appearance.apply(settings.get()));
    }

    /** Returns the language of a window where an asker speaks {@code asked}. */
    public Language language(Language asked) {
        return settings.get().language(asked);
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
