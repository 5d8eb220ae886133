package signinghelper.window;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.certificate.CertificateSubject;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.session.Asker;

import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Who asks, what for, and with which certificate. */
final class QuestionPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Words words;
    private final JTextArea holder = PlainText.strong("");
    private final boolean showsCode;
    private @Nullable DocumentPanel documents;

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
            addBeside("", PlainText.strong(account.creditCode()));
        }
        addChooser("certificate", chooser);
        addLine("holder", holder);
        if (question.subject() instanceof PinSubject.Signing signing) {
            documents = new DocumentPanel(signing.documents(), words, opener);
            add(documents);
        }
    }

    private QuestionPanel(String heading, Asker asker, Words words, boolean showsCode) {
        super(new LabelledRows());
        this.words = words;
        this.showsCode = showsCode;
        add(PlainText.heading(heading));
        if (asker instanceof Asker.Page page) {
            addLine("portal", PlainText.strong(page.portal()));
        }
        addLine(asker instanceof Asker.Page ? "origin" : "asker", PlainText.strong(name(asker, words)));
    }

    private void addLine(String key, JComponent value) {
        addBeside(words.get(key), value);
    }

    private void addBeside(String text, JComponent value) {
        var label = PlainText.label(text);
        label.setName(LabelledRows.LABEL);
        add(label);
        add(value);
    }

    private void addChooser(String key, JComponent chooser) {
        var label = PlainText.label(words.get(key));
        label.setName(LabelledRows.LABEL);
        label.setLabelFor(chooser);
        label.setDisplayedMnemonic(words.mnemonic(key));
        add(label);
        add(chooser);
    }

    /** Makes the list of documents about {@code pixels} lower, as far as that goes; 0 makes it as high as it likes. */
    void shorten(int pixels) {
        if (documents != null) {
            documents.shorten(pixels);
        }
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
}
