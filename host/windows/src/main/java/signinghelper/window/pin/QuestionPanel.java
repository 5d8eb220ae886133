package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.RecipientsQuestion;
import signinghelper.prompt.SealArrangement;
import signinghelper.protocol.ErrorCode;
import signinghelper.session.Asker;
import signinghelper.token.HeldKey;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.document.DocumentPanel;
import signinghelper.window.document.EnvelopePanel;
import signinghelper.window.part.DifferenceMarks;
import signinghelper.window.part.KeyText;
import signinghelper.window.part.LabelledRows;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.SealChooser;
import signinghelper.window.part.TokenChooser;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.Words;

import java.util.Objects;
import java.util.Set;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Panel with the certificate and all that is asked about it, below the panel that says who asks. */
final class QuestionPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final Set<String> NAMES_DIFFER = Set.of("OTHER", "LOCAL_LEVEL_SUFFIX");

    private final transient Words words;
    private final JPanel asker = new JPanel();
    private final JTextArea holder = PlainText.strong("");
    private final JTextArea holderCode = PlainText.strong("");
    private final JTextArea renewal = PlainText.strong("");
    /** Null when no certificate is bound to an account. */
    private @Nullable JTextArea accountName;

    private @Nullable JTextArea accountCode;
    private @Nullable DocumentPanel documents;
    private @Nullable SealChooser sealChooser;
    private transient @Nullable SealArrangement seals;
    /** Null until a certificate is shown. */
    private transient @Nullable HeldKey shown;

    /** Creates the panel for choosing a certificate. */
    QuestionPanel(String heading, Asker asker, Words words, KeyChooser chooser) {
        this(heading, asker, words);
        addChooser("certificate", chooser);
        addLine("holder", holder);
        addBeside("", renewal);
    }

    QuestionPanel(RecipientsQuestion question, Words words, JComponent recipients) {
        this(words.get("encrypt.heading"), question.asker(), words);
        add(recipients);
    }

    QuestionPanel(PinChangeQuestion question, Words words, TokenChooser chooser) {
        this(words.get("change.heading"), question.asker(), words);
        addChooser("token", chooser);
    }

    /** @param onPlaced runs when the user has placed a seal */
    QuestionPanel(PinQuestion question, Words words, KeyChooser chooser, DocumentOpener opener, Runnable onPlaced) {
        this(words.get(question.subject().wordsKey() + ".heading"), question.asker(), words);
        if (question.subject() instanceof PinSubject.Binding binding) {
            accountName = PlainText.strong(binding.account().name());
            accountCode = PlainText.strong(binding.account().creditCode());
            addLine("bind.account", accountName);
            addBeside("", accountCode);
        }
        addChooser("certificate", chooser);
        addLine("holder", holder);
        if (accountCode != null) {
            addBeside("", holderCode);
        }
        addBeside("", renewal);
        if (question.subject() instanceof PinSubject.Signing signing) {
            addSealChooser(signing.seals());
            documents = new DocumentPanel(signing, words, opener, onPlaced);
            add(documents);
        }
        if (question.subject() instanceof PinSubject.OnEnvelopes subject) {
            add(new EnvelopePanel(subject, question.asker(), words));
        }
    }

    private QuestionPanel(String heading, Asker asker, Words words) {
        this.words = words;
        var rows = new LabelledRows();
        rows.lay(this.asker);
        rows.lay(this);
        renewal.setForeground(VerdictColor.of(Verdict.WARN));
        this.asker.add(PlainText.heading(heading));
        AskerLine.of(asker, words)
                .forEach(line -> addBeside(this.asker, words.get(line.key()), PlainText.strong(line.text())));
        AskerLine.ofProgram(asker, words).forEach(line -> addLine(line.key(), PlainText.paragraph(line.text())));
    }

    private void addLine(String key, JComponent value) {
        addBeside(words.get(key), value);
    }

    private void addBeside(String text, JComponent value) {
        addBeside(this, text, value);
    }

    private static void addBeside(JPanel panel, String text, JComponent value) {
        var label = PlainText.label(text);
        label.setName(LabelledRows.LABEL);
        panel.add(label);
        panel.add(value);
    }

    /** Returns the panel with the heading and who asks, which is to be seen at all times. */
    JPanel asker() {
        return asker;
    }

    private void addChooser(String key, JComponent chooser) {
        var label = PlainText.label(words.get(key));
        label.setName(LabelledRows.LABEL);
        label.setLabelFor(chooser);
        label.setDisplayedMnemonic(words.mnemonic(key));
        add(label);
        add(chooser);
    }

    private void addSealChooser(@Nullable SealArrangement arrangement) {
        seals = arrangement;
        if (arrangement != null) {
            sealChooser = new SealChooser(words, seal -> arrangement.choose(Objects.requireNonNull(shown), seal));
            addChooser("seal", sealChooser);
        }
    }

    /** Returns true when every seal has a place. */
    boolean isPlaced() {
        return documents == null || documents.isPlaced();
    }

    /** Lets the user change seals and their places, or not while documents are being signed. */
    void allowChanges(boolean allowed) {
        if (documents != null) {
            documents.setEnabled(allowed);
        }
        if (sealChooser != null) {
            sealChooser.setEnabled(allowed && sealChooser.getItemCount() > 0);
        }
    }

    /** Makes the list of documents lower by about {@code pixels}, as far as possible; 0 gives its preferred height. */
    void shorten(int pixels) {
        if (documents != null) {
            documents.shorten(pixels);
        }
    }

    /** Shows the complete holder of the chosen certificate, its credit code when that is compared, and its seals. */
    void showHolder(OfferedKey key) {
        PlainText.change(holder, key.holder().displayName());
        PlainText.change(holderCode, codeOf(key.holder()));
        PlainText.change(renewal, KeyText.renewal(key, words));
        renewal.setVisible(!renewal.getText().isEmpty());
        shown = key.held();
        if (documents != null) {
            documents.use(key.held());
        }
        if (sealChooser != null && seals != null) {
            sealChooser.offer(seals.choices(key.held()), seals.chosen(key.held()));
            sealChooser.setEnabled(sealChooser.getItemCount() > 0);
        }
        if (accountName != null && accountCode != null) {
            compare(key, accountName, accountCode);
        }
    }

    private void compare(OfferedKey key, JTextArea name, JTextArea code) {
        DifferenceMarks.clear(name, holder, code, holderCode);
        var blocked = key.blocked();
        if (blocked != null && blocked.code() == ErrorCode.SUBJECT_MISMATCH) {
            if (NAMES_DIFFER.contains(blocked.facts().getOrDefault("name", ""))) {
                DifferenceMarks.mark(name, holder);
            }
            if ("DIFFERENT".equals(blocked.facts().get("creditCode"))) {
                DifferenceMarks.mark(code, holderCode);
            }
        }
    }

    private String codeOf(CertificateSubject subject) {
        var code = subject.creditCode();
        if (code == null) {
            return words.get("holder.codeless");
        }
        return subject.hasDoubtfulCreditCode() ? words.get("holder.doubtful", code.value()) : code.value();
    }
}
