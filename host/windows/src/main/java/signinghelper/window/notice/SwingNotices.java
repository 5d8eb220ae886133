package signinghelper.window.notice;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.prompt.Notices;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Desktop;
import signinghelper.window.part.EventThread;
import signinghelper.window.part.Words;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.BooleanSupplier;

/** Notices in windows of this process, one at a time. */
public final class SwingNotices implements Notices {
    private static final Logger LOG = System.getLogger(SwingNotices.class.getName());

    private final Desktop desktop;
    private final GuidanceBook guidance;
    private final BooleanSupplier asksForPin;

    /** Used only in the event thread. */
    private @Nullable NoticeWindow shown;

    /** Creates the notices; none is shown while {@code asksForPin}, whose window says the same. */
    public SwingNotices(Desktop desktop, GuidanceBook guidance, BooleanSupplier asksForPin) {
        this.desktop = desktop;
        this.guidance = guidance;
        this.asksForPin = asksForPin;
    }

    @Override
    public void tellEnd(String holder, long days, Language language, Runnable onMore) {
        if (asksForPin.getAsBoolean()) {
            return;
        }
        try {
            desktop.require();
            var words = new Words(desktop.language(language), guidance);
            EventThread.run(() -> show(new NoticeWindow(holder, days, words, onMore)));
        } catch (Refusal refusal) {
            LOG.log(Level.DEBUG, "no desktop for a notice", refusal);
        }
    }

    private void show(NoticeWindow fresh) {
        if (shown != null) {
            shown.close();
        }
        shown = fresh;
        fresh.open();
    }
}
