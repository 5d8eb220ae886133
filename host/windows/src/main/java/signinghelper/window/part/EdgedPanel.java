package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Panel with an edge in the colour of a verdict, which its text also states. */
public final class EdgedPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int EDGE = 4;
    private static final int GAP = 10;

    public EdgedPanel(Verdict verdict, JComponent part) {
        super(new BorderLayout());
        var edged = new JPanel(new BorderLayout());
        edged.setBorder(BorderFactory.createCompoundBorder(
                StateFrame.edge(VerdictColor.of(verdict), UIScale.scale(EDGE)),
                BorderFactory.createEmptyBorder(2, UIScale.scale(GAP), 2, 0)));
        edged.add(part, BorderLayout.CENTER);
        add(edged, BorderLayout.CENTER);
    }
}
