package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Desktop;
import signinghelper.window.part.EventThread;
import signinghelper.work.HelperWindow;
import signinghelper.work.WindowWork;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Helper window in this process, one at a time. */
public final class SwingHelperWindow implements HelperWindow {
    private static final Logger LOG = System.getLogger(SwingHelperWindow.class.getName());
    private static final int SECONDS_TO_END = 5;

    private final Desktop desktop;
    private final WindowWork work;
    private final GuidanceBook guidance;
    private final CheckBook checks;
    private final String version;

    /** Used only in the event thread. */
    private @Nullable HelperVisit visit;

    /** Creates the window; {@code desktop} gives all windows the same appearance. */
    public SwingHelperWindow(
            Desktop desktop, WindowWork work, GuidanceBook guidance, CheckBook checks, String version) {
        this.desktop = desktop;
        this.work = work;
        this.guidance = guidance;
        this.checks = checks;
        this.version = version;
    }

    @Override
    public void open(Language language, @Nullable ErrorCode about) throws Refusal {
        desktop.require();
        EventThread.run(() -> show(language).turnTo(about));
    }

    @Override
    public void inspect(Language language, List<Path> files) throws Refusal {
        desktop.require();
        EventThread.run(() -> show(language).inspect(files));
    }

    private HelperVisit show(Language language) {
        var shown = visit;
        if (shown != null && !shown.isEnded()) {
            shown.toFront();
            return shown;
        }
        var begun = new HelperVisit(
                work, new HelperTexts(desktop.language(language), guidance, checks, new HelpBook(), version));
        visit = begun;
        begun.open();
        return begun;
    }

    @Override
    public void awaitClosed() throws Refusal {
        var shown = EventThread.call(() -> Optional.ofNullable(visit));
        if (shown.isEmpty()) {
            return;
        }
        try {
            shown.get().closed().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        } catch (ExecutionException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    /** Does not start a desktop that is not running. A change of a PIN that is in progress is completed. */
    @Override
    public void close() {
        if (!desktop.isStarted()) {
            return;
        }
        try {
            var shown = EventThread.call(() -> Optional.ofNullable(visit));
            if (shown.isPresent()) {
                EventThread.run(shown.get()::end);
                shown.get().closed().get(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Refusal | ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the helper window does not end", e);
        }
    }
}
