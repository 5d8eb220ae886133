package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.protocol.Guidance;
import signinghelper.window.part.Column;
import signinghelper.window.part.GroundedIcon;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;

/** Panel in the place of the PIN: why none is entered, how it ended, or what is waited for; a sign, a title, and steps. */
final class BlockedPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;
    private static final int SIGN = 40;
    private static final int ICON = 24;
    private static final int LOW_SIGN = 28;
    private static final int LOW_ICON = 20;

    private final JLabel sign = PlainText.label("");
    private final JTextArea title = PlainText.styled(PlainText.paragraph(""), "title message");
    private final JTextArea reason = PlainText.paragraph("");
    private final StepsPanel steps;
    private final JProgressBar waiting = new JProgressBar();
    private Verdict verdict = Verdict.SKIPPED;
    private boolean isLow;

    BlockedPanel(Words words) {
        super(new BorderLayout(UIScale.scale(2 * GAP), 0));
        this.steps = new StepsPanel(words);
        // Such a text has the focus where a button would act on a stray Enter.
        title.setFocusable(true);
        sign.setVerticalAlignment(SwingConstants.TOP);
        waiting.setIndeterminate(true);
        var texts = new Column();
        texts.stack(0, title);
        texts.stack(UIScale.scale(GAP), reason, steps, waiting);
        add(sign, BorderLayout.LINE_START);
        add(texts, BorderLayout.CENTER);
        setVisible(false);
    }

    /** Shows sign and title smaller in a low window. */
    void setLow(boolean isInLow) {
        isLow = isInLow;
        PlainText.styled(title, isLow ? "heading message" : "title message");
        showSign();
    }

    private void showSign() {
        var size = UIScale.scale(isLow ? LOW_SIGN : SIGN);
        var icon = verdict == Verdict.SKIPPED ? "plug" : StatusIcon.of(verdict).name();
        sign.setIcon(new GroundedIcon(
                new StatusIcon(icon, UIScale.scale(isLow ? LOW_ICON : ICON)),
                size,
                VerdictColor.ground(verdict),
                size));
    }

    /** Shows {@code why} with the sign of {@code shown}; a verdict of nothing yet waits. */
    void show(Guidance why, Verdict shown) {
        verdict = shown;
        showSign();
        PlainText.change(title, why.title());
        PlainText.change(reason, why.reason());
        steps.show(why.steps());
        reason.setVisible(!why.reason().isEmpty());
        waiting.setVisible(verdict == Verdict.SKIPPED);
        setVisible(true);
    }

    /** See {@link StepsPanel#offerCopy}. */
    void offerCopy(String name, String text) {
        steps.offerCopy(name, text);
    }

    /** Returns the panel's complete text, for a screen reader; empty while it is hidden. */
    String spoken() {
        return isVisible()
                ? Stream.of(title.getText(), reason.getText(), steps.spoken())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n"))
                : "";
    }

    /** See {@link PinForm#focusMessage}. */
    void focusTitle() {
        title.getAccessibleContext().setAccessibleDescription(spoken());
        title.requestFocusInWindow();
    }
}
