package signinghelper.window;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.protocol.Guidance;

import java.awt.BorderLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** Reason why there is nothing to enter: a sign, a title, and numbered steps that can be selected and copied. */
final class BlockedPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient Words words;
    private final JTextArea title = PlainText.strong("");
    private final JTextArea reason = PlainText.paragraph("");
    private final JTextArea steps = PlainText.paragraph("");

    BlockedPanel(Words words) {
        super(new BorderLayout(UIScale.scale(2 * GAP), 0));
        this.words = words;
        title.setFont(UIManager.getFont("h3.font"));
        title.setForeground(VerdictColor.of(Verdict.FAIL));
        var icon = new JLabel(UIManager.getIcon("OptionPane.errorIcon"));
        icon.setVerticalAlignment(SwingConstants.TOP);
        var texts = new Column();
        texts.stack(0, title);
        texts.stack(UIScale.scale(GAP), reason, steps);
        add(icon, BorderLayout.LINE_START);
        add(texts, BorderLayout.CENTER);
        setVisible(false);
    }

    void show(Guidance why) {
        PlainText.change(title, why.title());
        PlainText.change(reason, why.reason());
        PlainText.change(steps, words.numbered(why.steps()));
        reason.setVisible(!why.reason().isEmpty());
        steps.setVisible(!why.steps().isEmpty());
        setVisible(true);
    }

    /** Everything that it says, for a screen reader. */
    String spoken() {
        return isVisible() ? title.getText() + "\n" + reason.getText() + "\n" + steps.getText() : "";
    }

    /** See {@link PinForm#focusMessage}. */
    void focusTitle() {
        title.requestFocusInWindow();
    }
}
