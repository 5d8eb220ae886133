package signinghelper.window;

import signinghelper.portal.certificate.CertificateSubject;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.session.Asker;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Who asks, what for, and with which certificate. */
final class QuestionPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Words words;
    private final JTextArea holder = PlainText.strong("");
    private final boolean showsCode;
    private int row;

    /** For choosing a certificate. */
    QuestionPanel(String heading, Asker asker, Words words, KeyChooser chooser) {
        this(heading, asker, words, false);
        addChooser("certificate", chooser);
        addLine("holder", holder);
    }

    QuestionPanel(PinChangeQuestion question, Words words, TokenChooser chooser) {
        this(words.get("change.heading"), question.asker(), words, false);
        addChooser("token", chooser);
    }

    QuestionPanel(PinQuestion question, Words words, KeyChooser chooser, DocumentOpener opener) {
        this(
                words.get(question.subject().wordsKey() + ".heading"),
                question.asker(),
                words,
                question.subject() instanceof PinSubject.Binding);
        if (question.subject() instanceof PinSubject.Binding binding) {
            var account = binding.account();
            addLine("bind.account", PlainText.strong(account.name()));
            add(PlainText.strong(account.creditCode()), place(row++, 1, 1));
        }
        addChooser("certificate", chooser);
        addLine("holder", holder);
        if (question.subject() instanceof PinSubject.Signing signing) {
            add(new DocumentPanel(signing.documents(), words, opener), place(row++, 0, 2));
        }
    }

    private QuestionPanel(String heading, Asker asker, Words words, boolean showsCode) {
        super(new GridBagLayout());
        this.words = words;
        this.showsCode = showsCode;
        add(PlainText.heading(heading), place(row++, 0, 2));
        if (asker instanceof Asker.Page page) {
            addLine("portal", PlainText.strong(page.portal()));
        }
        addLine(asker instanceof Asker.Page ? "origin" : "asker", PlainText.strong(name(asker, words)));
    }

    private void addLine(String key, JComponent value) {
        add(PlainText.label(words.get(key)), place(row, 0, 1));
        add(value, place(row++, 1, 1));
    }

    private void addChooser(String key, JComponent chooser) {
        var label = PlainText.label(words.get(key));
        label.setLabelFor(chooser);
        label.setDisplayedMnemonic(words.mnemonic(key));
        add(label, place(row, 0, 1));
        add(chooser, place(row++, 1, 1));
    }

    /** Shows whose the chosen certificate is, at full length, and its credit code where that is compared. */
    void showHolder(OfferedKey key) {
        var subject = CertificateSubject.of(key.held().key().certificate());
        var code = subject.creditCode();
        var lines = subject.displayName();
        if (showsCode) {
            lines += "\n" + (code == null ? words.get("holder.codeless") : code.value());
        }
        PlainText.change(holder, lines);
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
