package signinghelper.window.pin;

import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.match.Account;
import signinghelper.prompt.OfferedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.window.part.DifferenceMarks;
import signinghelper.window.part.LabelledRows;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.util.Set;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Card with the account that a certificate is bound to, beside what the certificate says where the two are compared. */
final class AccountPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final Set<String> NAMES_DIFFER = Set.of("OTHER", "LOCAL_LEVEL_SUFFIX");

    private final transient Words words;
    private final JTextArea name;
    private final JTextArea code;
    private final JTextArea holder = PlainText.paragraph("");
    private final JTextArea holderCode = PlainText.paragraph("");

    AccountPanel(Account account, Words words) {
        super(new BorderLayout());
        this.words = words;
        this.name = PlainText.styled(PlainText.paragraph(account.name()), "heading");
        this.code = PlainText.paragraph(account.creditCode());
        var card = PlainText.styled(new JPanel(), "card");
        card.setLayout(new LabelledRows());
        add(card, "bind.account", name);
        add(card, "bind.code", code);
        add(card, "bind.holder", holder);
        add(card, "bind.holder.code", holderCode);
        add(card);
    }

    private void add(JPanel card, String key, JTextArea value) {
        var label = PlainText.styled(PlainText.label(words.get(key)), "small");
        label.setName(LabelledRows.LABEL);
        card.add(label);
        card.add(value);
    }

    /** Shows the holder of {@code key} beside the account, with marks where they differ. */
    void compare(OfferedKey key) {
        PlainText.change(holder, key.holder().displayName());
        PlainText.change(holderCode, codeOf(key.holder()));
        DifferenceMarks.clear(name, holder, code, holderCode);
        var blocked = key.blocked();
        if (blocked == null || blocked.code() != ErrorCode.SUBJECT_MISMATCH) {
            return;
        }
        if (NAMES_DIFFER.contains(blocked.facts().getOrDefault("name", ""))) {
            DifferenceMarks.mark(name, holder);
        }
        if ("DIFFERENT".equals(blocked.facts().get("creditCode"))) {
            DifferenceMarks.mark(code, holderCode);
        }
    }

    private String codeOf(CertificateSubject subject) {
        var own = subject.creditCode();
        if (own == null) {
            return words.get("holder.codeless");
        }
        return subject.hasDoubtfulCreditCode() ? words.get("holder.doubtful", own.value()) : own.value();
    }

    /** Returns the account, for a screen reader. */
    String spoken() {
        return words.get("bind.spoken", name.getText(), code.getText());
    }
}
