package signinghelper.window.document;

import signinghelper.prompt.RecipientsQuestion;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.util.ArrayList;
import javax.swing.JPanel;

/** Panel of the documents that will be encrypted, and of everybody who can then open them. */
public final class RecipientsPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_DOCUMENTS = 3;
    private static final int MOST_RECIPIENTS = 6;

    private final String spoken;

    public RecipientsPanel(RecipientsQuestion question, Words words) {
        super(new BorderLayout(0, 8));
        var titles = new TitleTable(question.titles(), words);
        var recipients = new RecipientTable(question.recipients(), words);
        add(LabelledTable.of(titles, words, "encrypt.documents", MOST_DOCUMENTS, 40, 520), BorderLayout.NORTH);
        add(
                LabelledTable.of(recipients, words, "encrypt.recipients", MOST_RECIPIENTS, 40, 170, 160, 100, 90),
                BorderLayout.CENTER);
        var note = note(question, words);
        this.spoken = words.get("encrypt.recipients", question.recipients().size()) + " " + note;
        add(PlainText.paragraph(note), BorderLayout.SOUTH);
    }

    private static String note(RecipientsQuestion question, Words words) {
        var lines = new ArrayList<String>();
        if (!question.areIssuersKnown()) {
            lines.add(words.get("encrypt.unknown"));
        }
        if (question.unanswered() > 0) {
            lines.add(words.get("encrypt.unanswered", question.unanswered()));
        }
        lines.add(words.get(question.hasFurther() ? "encrypt.note.further" : "encrypt.note"));
        return String.join(" ", lines);
    }

    /** Returns what a screen reader says of it. */
    public String spoken() {
        return spoken;
    }
}
