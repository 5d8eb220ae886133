package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.prompt.OfferedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.KeyText;
import signinghelper.window.part.NoticeStrip;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Strip below a certificate that ends soon: when, what to do, and what a renewed one cannot open. */
final class RenewalStrip extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient Words words;
    private final JTextArea text = PlainText.paragraph("");
    private final JButton how;
    private final JPanel row;
    private final JTextArea opening;
    private final StepsPanel steps;

    /** @param onResize runs when the user has asked how to renew */
    RenewalStrip(Words words, Runnable onResize) {
        super(new BorderLayout());
        this.words = words;
        this.opening = PlainText.styled(PlainText.paragraph(words.get("certificate.renew.opening")), "small");
        this.steps = new StepsPanel(words);
        steps.show(words.guidanceOf(Refusal.of(ErrorCode.CERTIFICATE_EXPIRED)).steps());
        this.how = PlainText.styled(PlainText.button(new JButton(), words.get("certificate.renew.how")), "link small");
        how.addActionListener(event -> {
            opening.setVisible(!opening.isVisible());
            steps.setVisible(opening.isVisible());
            onResize.run();
        });
        opening.setVisible(false);
        steps.setVisible(false);
        this.row = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        row.setOpaque(false);
        row.add(text, BorderLayout.CENTER);
        setNarrow(false);
        var strip = new NoticeStrip(Verdict.WARN);
        strip.stack(0, row, opening, steps);
        add(strip);
        setVisible(false);
    }

    /** Sets its link below its words, which would break within a date beside it. */
    void setNarrow(boolean isNarrow) {
        row.add(how, isNarrow ? BorderLayout.PAGE_END : BorderLayout.LINE_END);
    }

    /** Shows it for a certificate that ends soon and can be used, and hides it for another. */
    void show(OfferedKey key) {
        var said = KeyText.renewal(key, words);
        PlainText.change(text, said);
        setVisible(!said.isEmpty());
    }

    /** Returns its words, for a screen reader; empty for none. */
    String spoken() {
        return isVisible() ? text.getText() + "\n" + opening.getText() : "";
    }
}
