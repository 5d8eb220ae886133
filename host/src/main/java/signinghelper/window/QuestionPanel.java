package signinghelper.window;

import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Who asks, what for, and with which certificate. */
final class QuestionPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    QuestionPanel(PinQuestion question, Words words, KeyChooser chooser, DocumentOpener opener) {
        super(new GridBagLayout());
        add(PlainText.heading(words.get(question.subject().wordsKey() + ".heading")), place(0, 0, 2));
        add(PlainText.label(words.get("origin")), place(1, 0, 1));
        add(PlainText.strong(origin(question, words)), place(1, 1, 1));
        var label = PlainText.label(words.get("certificate"));
        label.setLabelFor(chooser);
        label.setDisplayedMnemonic(words.mnemonic("certificate"));
        add(label, place(2, 0, 1));
        add((JComponent) chooser, place(2, 1, 1));
        if (question.subject() instanceof PinSubject.Signing signing) {
            add(new DocumentPanel(signing.documents(), words, opener), place(3, 0, 2));
        }
    }

    private static String origin(PinQuestion question, Words words) {
        return question.origin().equals(question.topOrigin())
                ? question.origin().value()
                : question.origin() + words.get("origin.embedded", question.topOrigin());
    }

    private static GridBagConstraints place(int row, int column, int width) {
        var place = new GridBagConstraints();
        place.gridx = column;
        place.gridy = row;
        place.gridwidth = width;
        place.weightx = column == 1 ? 1 : 0;
        place.fill = GridBagConstraints.HORIZONTAL;
        place.anchor = GridBagConstraints.LINE_START;
        place.insets = new Insets(4, 0, 4, 8);
        return place;
    }
}
