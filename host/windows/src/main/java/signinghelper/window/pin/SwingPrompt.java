package signinghelper.window.pin;

import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.platform.SharedNumbers;
import signinghelper.preview.DocumentPreview;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.RecipientsQuestion;
import signinghelper.prompt.TokenPin;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.part.Desktop;
import signinghelper.window.part.EventThread;
import signinghelper.window.part.Words;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.SwingUtilities;

/** Prompt in windows of this process. */
public final class SwingPrompt implements Prompt {
    private static final int MOST_PLACES = 8;

    private final Desktop desktop;
    private final GuidanceBook guidance;
    private final DocumentOpener opener;
    private final SharedNumbers places;
    private final AtomicInteger conversations = new AtomicInteger();

    /**
     * Creates the prompt with the book of texts for refusals.
     *
     * @param preview of documents
     * @param shared folder of this user, in which prompts of all browser profiles and portals share places on the screen
     */
    public SwingPrompt(Desktop desktop, GuidanceBook guidance, DocumentPreview preview, Path shared) {
        this.desktop = desktop;
        this.guidance = guidance;
        this.opener = new DocumentOpener(preview);
        this.places = new SharedNumbers(shared, "windows.lock", MOST_PLACES);
    }

    @Override
    public void prepare() {
        desktop.prepare();
    }

    private Words words(Language asked) {
        return new Words(desktop.language(asked), guidance);
    }

    @Override
    public <T> T ask(PinQuestion question, PinAttempt<T> attempt, Cancellation cancellation) throws Refusal {
        desktop.require();
        var words = words(question.language());
        conversations.incrementAndGet();
        try (var place = places.take()) {
            return new PinConversation<>(question, attempt, cancellation, words, opener, place.number()).hold();
        } finally {
            conversations.decrementAndGet();
        }
    }

    @Override
    public void ask(PinChangeQuestion question, TokenPin pin, Cancellation cancellation) throws Refusal {
        desktop.require();
        var words = words(question.language());
        conversations.incrementAndGet();
        try (var place = places.take()) {
            new PinChangeConversation(question, pin, cancellation, words, place.number()).hold();
        } finally {
            conversations.decrementAndGet();
        }
    }

    @Override
    public void ask(RecipientsQuestion question, Cancellation cancellation) throws Refusal {
        desktop.require();
        BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
        var words = words(question.language());
        var window = EventThread.call(() -> new RecipientsWindow(question, words, answers::add));
        try (var place = places.take()) {
            cancellation.onCancel(() -> answers.add(false));
            EventThread.run(() -> window.open(place.number()));
            var isAgreed = EventThread.take(answers);
            cancellation.check();
            if (!isAgreed) {
                throw Refusal.of(ErrorCode.CANCELLED);
            }
        } finally {
            EventThread.run(window::close);
        }
    }

    /** Returns true while a window asks for a PIN. */
    public boolean isOpen() {
        return conversations.get() > 0;
    }

    @Override
    public CertificateQuestion.Answer ask(CertificateQuestion question, Cancellation cancellation) throws Refusal {
        desktop.require();
        BlockingQueue<CertificateWindow.Choice> choices = new LinkedBlockingQueue<>();
        var words = words(question.language());
        var window = EventThread.call(() -> new CertificateWindow(question, words, choices::add));
        try (var place = places.take()) {
            var ended = new CertificateWindow.Choice(
                    Optional.empty(), question.offered().keys().get(0));
            cancellation.onCancel(() -> choices.add(ended));
            EventThread.run(() -> window.open(place.number()));
            var choice = answer(question, window, choices);
            cancellation.check();
            return choice.answer().orElseThrow(() -> PinConversation.givenUp(choice.shown()));
        } finally {
            EventThread.run(window::close);
        }
    }

    /** While the window is open, it receives the changes of the plugged-in U-Keys. */
    private static CertificateWindow.Choice answer(
            CertificateQuestion question, CertificateWindow window, BlockingQueue<CertificateWindow.Choice> choices)
            throws Refusal {
        var watch = question.offered().changes().follow(keys -> SwingUtilities.invokeLater(() -> window.offer(keys)));
        try {
            return EventThread.take(choices);
        } finally {
            watch.close();
        }
    }
}
