package signinghelper.window;

import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.session.Asker;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Who asks, what for, and with which certificate. */
final class QuestionPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    QuestionPanel(String heading, Asker asker, Words words, KeyChooser chooser) {
        this(heading, asker, words, "certificate", chooser);
    }

    QuestionPanel(PinChangeQuestion question, Words words, TokenChooser chooser) {
        this(words.get("change.heading"), question.asker(), words, "token", chooser);
    }

    /** {@code chosen} names what is chosen. */
    private QuestionPanel(String heading, Asker asker, Words words, String chosen, JComponent chooser) {
        super(new GridBagLayout());
        add(PlainText.heading(heading), place(0, 0, 2));
        add(PlainText.label(words.get(asker instanceof Asker.Page ? "origin" : "asker")), place(1, 0, 1));
        add(PlainText.strong(name(asker, words)), place(1, 1, 1));
        var label = PlainText.label(words.get(chosen));
        label.setLabelFor(chooser);
        label.setDisplayedMnemonic(words.mnemonic(chosen));
        add(label, place(2, 0, 1));
        add(chooser, place(2, 1, 1));
    }

    QuestionPanel(PinQuestion question, Words words, KeyChooser chooser, DocumentOpener opener) {
        this(words.get(question.subject().wordsKey() + ".heading"), question.asker(), words, chooser);
        if (question.subject() instanceof PinSubject.Signing signing) {
            add(new DocumentPanel(signing.documents(), words, opener), place(3, 0, 2));
        } else if (question.subject() instanceof PinSubject.Binding binding) {
            add(PlainText.label(words.get("bind.account")), place(3, 0, 1));
            var account = binding.account();
            add(PlainText.strong(account.name()), place(3, 1, 1));
            add(PlainText.strong(account.creditCode()), place(4, 1, 1));
        }
    }

    private static String name(Asker asker, Words words) {
        if (asker instanceof Asker.Page page) {
            return page.origin().equals(page.topOrigin())
                    ? page.origin().value()
                    : page.origin() + words.get("origin.embedded", page.topOrigin());
        }
        return words.get(asker instanceof Asker.HelperWindow ? "asker.window" : "asker.command");
    }

    private static GridBagConstraints place(int row, int column, int width) {
        var place = new GridBagConstraints();
        place.gridx = column;
        place.gridy = row;
        place.gridwidth = width;
        place.weightx = column == 1 ? 1 : 0;
        place.fill = GridBagConstraints.HORIZONTAL;
        place.anchor = GridBagConstraints.LINE_START;
        // Only between the columns, so that the right edge is that of the form below.
        place.insets = new Insets(4, column == 0 ? 0 : 8, 4, 0);
        return place;
    }
}
