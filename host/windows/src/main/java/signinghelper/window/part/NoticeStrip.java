package signinghelper.window.part;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;

import java.awt.BorderLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/** Notice on the ground of its verdict, with its icon; its words say the verdict too. */
public final class NoticeStrip extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final Column parts = new Column();

    public NoticeStrip(Verdict verdict) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        putClientProperty(
                FlatClientProperties.STYLE, "arc: 6; background: $SigningHelper." + VerdictColor.ground(verdict));
        setBorder(StateFrame.around(VerdictColor.of(verdict), GAP));
        var icon = PlainText.label("");
        icon.setIcon(StatusIcon.of(verdict));
        icon.setVerticalAlignment(SwingConstants.TOP);
        add(icon, BorderLayout.LINE_START);
        add(parts, BorderLayout.CENTER);
    }

    /** Adds {@code more} below what it shows. */
    public void stack(int gap, JComponent... more) {
        parts.stack(gap, more);
    }
}
