package signinghelper.window;

import org.jspecify.annotations.Nullable;
import signinghelper.content.PrivateFolder;
import signinghelper.guidance.GuidanceBook;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.KeyChanges;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

import java.awt.GraphicsEnvironment;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/** Asks in windows of this process. */
public final class SwingPrompt implements Prompt {
    private static final Logger LOG = System.getLogger(SwingPrompt.class.getName());

    private final FutureTask<Boolean> desktop = new FutureTask<>(SwingPrompt::startDesktop);

    private final GuidanceBook guidance;
    private final DocumentOpener opener;

    /**
     * Takes where the words for refusals come from.
     *
     * @param folder for copies of documents that are looked at
     */
    public SwingPrompt(GuidanceBook guidance, PrivateFolder folder) {
        this.guidance = guidance;
        this.opener = new DocumentOpener(folder);
    }

    /** Loading Swing, the look and a font takes most of a second, so it is done while the page still connects. */
    private static boolean startDesktop() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            SwingUtilities.invokeAndWait(() -> {
                Appearance.apply();
                PlainText.heading("政采签章助手").getPreferredSize();
            });
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (InvocationTargetException | LinkageError | java.awt.AWTError e) {
            LOG.log(Level.ERROR, "no desktop", e);
            return false;
        }
    }

    @Override
    public void prepare() {
        new Thread(desktop, "desktop").start();
    }

    private boolean hasDesktop() {
        desktop.run();
        try {
            return desktop.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            LOG.log(Level.ERROR, "no desktop", e);
            return false;
        }
    }

    @Override
    public void askPin(PinQuestion question, PinAttempt attempt, Cancellation cancellation) throws Refusal {
        if (!hasDesktop()) {
            throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
        }
        BlockingQueue<PinEntry> entries = new LinkedBlockingQueue<>();
        var words = new Words(question.language(), guidance);
        var window = inEventThread(() -> new PinWindow(question, words, opener, entries::add));
        try {
            cancellation.onCancel(() -> entries.add(new PinEntry(question.keys().get(0), null)));
            inEventThread(window::open);
            var unused = follow(question.changes(), window::offer, () -> {
                converse(window, entries, attempt, cancellation);
                return true;
            });
        } finally {
            inEventThread(window::close);
            entries.forEach(SwingPrompt::wipe);
        }
    }

    @Override
    public CertificateQuestion.Answer chooseCertificate(CertificateQuestion question, Cancellation cancellation)
            throws Refusal {
        if (!hasDesktop()) {
            throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
        }
        BlockingQueue<CertificateWindow.Choice> choices = new LinkedBlockingQueue<>();
        var words = new Words(question.language(), guidance);
        var window = inEventThread(() -> new CertificateWindow(question, words, choices::add));
        try {
            var ended = new CertificateWindow.Choice(
                    Optional.empty(), question.keys().get(0));
            cancellation.onCancel(() -> choices.add(ended));
            inEventThread(window::open);
            var choice = follow(question.changes(), window::offer, () -> take(choices));
            cancellation.check();
            return choice.answer().orElseThrow(() -> givenUp(choice.shown()));
        } finally {
            inEventThread(window::close);
        }
    }

    /** Typed in the moment in which the page ended the request. */
    private static void wipe(PinEntry entry) {
        if (entry.pin() != null) {
            entry.pin().close();
        }
    }

    private static void converse(
            PinWindow window, BlockingQueue<PinEntry> entries, PinAttempt attempt, Cancellation cancellation)
            throws Refusal {
        @Nullable Refusal given = null;
        while (true) {
            var entry = take(entries);
            cancellation.check();
            var pin = entry.pin();
            if (pin == null) {
                throw given != null ? given : givenUp(entry.key());
            }
            try (pin) {
                attempt.with(entry.key().held(), pin, new WindowProgress(window, entries));
                return;
            } catch (Refusal refusal) {
                if (refusal.code() != ErrorCode.PIN_INCORRECT && refusal.code() != ErrorCode.PIN_LOCKED) {
                    throw refusal;
                }
                given = refusal;
            }
            var state = attempt.state(entry.key().held());
            inEventThread(() -> window.showWrong(entry.key(), state));
        }
    }

    /** While the U-Key works, closing the window asks to stop after the document that is being signed. */
    private record WindowProgress(PinWindow window, BlockingQueue<PinEntry> entries) implements WorkProgress {
        @Override
        public void show(int done, int total) {
            SwingUtilities.invokeLater(() -> window.showProgress(done, total));
        }

        @Override
        public boolean isStopped() {
            return entries.stream().anyMatch(entry -> entry.pin() == null);
        }
    }

    /** Closing a window that could only say why a key is blocked is no cancelling. */
    private static Refusal givenUp(OfferedKey key) {
        var blocked = key.blocked();
        return blocked != null ? blocked : Refusal.of(ErrorCode.CANCELLED);
    }

    private interface Conversation<T> {
        T hold() throws Refusal;
    }

    /** Meanwhile the window is told what comes and goes. */
    private static <T> T follow(KeyChanges changes, Consumer<List<OfferedKey>> window, Conversation<T> conversation)
            throws Refusal {
        var watch = changes.follow(keys -> SwingUtilities.invokeLater(() -> window.accept(keys)));
        try {
            return conversation.hold();
        } finally {
            watch.close();
        }
    }

    private static <T> T take(BlockingQueue<T> entries) throws Refusal {
        try {
            return entries.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    private static void inEventThread(Runnable work) throws Refusal {
        inEventThread(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T inEventThread(Supplier<T> work) throws Refusal {
        var task = new FutureTask<>(work::get);
        SwingUtilities.invokeLater(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }
}
