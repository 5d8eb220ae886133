package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.PinState;
import signinghelper.window.part.NoticeStrip;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Notice above the PIN on the very last try: its risk, and the consent that it needs. */
final class LastTryNotice extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final JTextArea title;
    private final JTextArea text;
    private final JTextArea advice;
    private final JCheckBox consent;
    /** The last try that is shown and needs consent; null when this is not the last try. */
    private transient @Nullable PinState lastTry;

    LastTryNotice(Words words, Runnable onChange) {
        super(new BorderLayout());
        this.title = PlainText.styled(PlainText.paragraph(words.get("last.title")), "heading");
        this.text = PlainText.paragraph(words.get("last"));
        this.advice = PlainText.paragraph(
                words.guidanceOf(Refusal.of(ErrorCode.PIN_LAST_TRY)).steps().get(0));
        this.consent = PlainText.styled(PlainText.button(new JCheckBox(), words.get("last.consent")), "strong");
        title.setForeground(VerdictColor.of(Verdict.FAIL));
        consent.setOpaque(false);
        consent.setMnemonic(words.mnemonic("last.consent"));
        consent.addActionListener(event -> onChange.run());
        var strip = new NoticeStrip(Verdict.FAIL);
        strip.stack(0, title, text, advice, consent);
        add(strip);
        setBorder(BorderFactory.createEmptyBorder(0, 0, UIScale.scale(GAP), 0));
        setVisible(false);
    }

    /** Asks for consent if {@code state} is the last try; an earlier tick is for an earlier state. */
    void show(PinState state) {
        lastTry = state.lastTry() ? state : null;
        consent.setSelected(false);
        setVisible(state.lastTry());
    }

    /** Adds {@code text}, who asks for what, to what a screen reader says of the tick box. */
    void introduce(String text) {
        consent.getAccessibleContext().setAccessibleDescription((text + "\n" + spoken()).trim());
    }

    /** Asks for nothing; no try is possible. */
    void end() {
        lastTry = null;
        setVisible(false);
    }

    /** Returns the warning, for a screen reader; empty when this is not the last try. */
    String spoken() {
        return lastTry == null ? "" : String.join("\n", title.getText(), text.getText(), advice.getText());
    }

    /** Returns true unless this is the last try and it is not agreed to. */
    boolean isAgreed() {
        return lastTry == null || consent.isSelected();
    }

    /** Returns the user's consent to the last try that is shown. */
    LastTryConsent consent() {
        return lastTry != null && consent.isSelected() ? LastTryConsent.to(lastTry) : LastTryConsent.NONE;
    }

    void allow(boolean allowed) {
        consent.setEnabled(allowed);
    }

    void focus() {
        consent.requestFocusInWindow();
    }
}
