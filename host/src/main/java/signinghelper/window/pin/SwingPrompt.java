package signinghelper.window.pin;

import signinghelper.content.PrivateFolder;
import signinghelper.guidance.GuidanceBook;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.PinChange;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.EventThread;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.GraphicsEnvironment;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
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

    /**
     * Waits until windows can be opened.
     *
     * @throws Refusal {@code PROMPT_UNAVAILABLE} if they cannot
     */
    public void requireDesktop() throws Refusal {
        if (!hasDesktop()) {
            throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
        }
    }

    /** Whether there are windows already, without starting any. */
    public boolean isStarted() {
        return desktop.isDone();
    }

    /** Waits until windows can be opened; false if they cannot. */
    public boolean hasDesktop() {
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
        requireDesktop();
        var words = new Words(question.language(), guidance);
        new PinConversation(question, attempt, cancellation, words, opener).hold();
    }

    @Override
    public void changePin(PinChangeQuestion question, PinChange change, Cancellation cancellation) throws Refusal {
        requireDesktop();
        var words = new Words(question.language(), guidance);
        new PinChangeConversation(question, change, cancellation, words).hold();
    }

    @Override
    public CertificateQuestion.Answer chooseCertificate(CertificateQuestion question, Cancellation cancellation)
            throws Refusal {
        requireDesktop();
        BlockingQueue<CertificateWindow.Choice> choices = new LinkedBlockingQueue<>();
        var words = new Words(question.language(), guidance);
        var window = EventThread.call(() -> new CertificateWindow(question, words, choices::add));
        try {
            var ended = new CertificateWindow.Choice(
                    Optional.empty(), question.keys().get(0));
            cancellation.onCancel(() -> choices.add(ended));
            EventThread.run(window::open);
            var choice = answer(question, window, choices);
            cancellation.check();
            return choice.answer().orElseThrow(() -> PinConversation.givenUp(choice.shown()));
        } finally {
            EventThread.run(window::close);
        }
    }

    /** Meanwhile the window is told what comes and goes. */
    private static CertificateWindow.Choice answer(
            CertificateQuestion question, CertificateWindow window, BlockingQueue<CertificateWindow.Choice> choices)
            throws Refusal {
        var watch = question.changes().follow(keys -> SwingUtilities.invokeLater(() -> window.offer(keys)));
        try {
            return EventThread.take(choices);
        } finally {
            watch.close();
        }
    }
}
