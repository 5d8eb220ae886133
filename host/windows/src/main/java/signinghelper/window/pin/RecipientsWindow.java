package signinghelper.window.pin;

import signinghelper.prompt.RecipientsQuestion;
import signinghelper.window.document.RecipientsPanel;
import signinghelper.window.part.Words;

import java.util.function.Consumer;
import javax.swing.JPanel;

/** Window in which the user agrees to who will be able to open envelopes. Used only in the event thread. */
final class RecipientsWindow {
    private final RecipientsQuestion question;
    private final PromptFrame frame;

    /** @param answers true when the user agreed, false when they closed the window */
    RecipientsWindow(RecipientsQuestion question, Words words, Consumer<Boolean> answers) {
        this.question = question;
        var recipients = new RecipientsPanel(question, words);
        var panel = new QuestionPanel(question, words, recipients);
        this.frame = new PromptFrame(
                words,
                "encrypt",
                panel,
                new JPanel(),
                (state, said) -> false,
                () -> answers.accept(true),
                () -> answers.accept(false));
        frame.enableConfirm(true);
        frame.describeCancel(panel.spoken() + "\n" + recipients.spoken());
    }

    void open(int place) {
        frame.open(question.asker(), place);
        frame.focusCancel();
    }

    void close() {
        frame.close();
    }
}
