package signinghelper.work;

import signinghelper.guidance.Language;
import signinghelper.prompt.Notices;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.token.plugged.Tokens;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Watch for certificates that end soon, while a page is connected and whenever a U-Key is plugged in. */
public final class ExpiryWatch {
    private static final Logger LOG = System.getLogger(ExpiryWatch.class.getName());

    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);

    private final Tokens tokens;
    private final DueNotices due;
    private final Notices notices;
    private final HelperWindow window;

    public ExpiryWatch(Tokens tokens, DueNotices due, Notices notices, HelperWindow window) {
        this.tokens = tokens;
        this.due = due;
        this.notices = notices;
        this.window = window;
    }

    /** Tells of what ends soon until the session is closed. */
    public void follow(Session session) {
        var language = session.language();
        var watch = tokens.watch(change -> look(language));
        var isOpen = new AtomicBoolean(true);
        session.onClose(watch::close);
        session.onClose(() -> isOpen.set(false));
        // The page's own requests come first.
        CompletableFuture.delayedExecutor(FIRST_LOOK.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> {
                    if (isOpen.get()) {
                        look(language);
                    }
                });
    }

    private void look(Language language) {
        try {
            due.next()
                    .ifPresent(one -> notices.tellEnd(
                            one.holder().displayName(),
                            one.daysLeft(),
                            language,
                            () -> inBackground(() -> open(language))));
        } catch (Refusal refusal) {
            LOG.log(Level.DEBUG, "no certificate is told of", refusal);
        }
    }

    private void open(Language language) {
        try {
            window.open(language, ErrorCode.CERTIFICATE_EXPIRES_SOON);
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "the window that says what to do is not opened", refusal);
        }
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "notices");
        thread.setDaemon(true);
        thread.start();
    }
}
