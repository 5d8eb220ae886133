package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** Place that shows where files can be dropped, with the button that chooses them. */
final class DropZone extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 12;
    private static final int ICON = 24;

    DropZone(String heading, String hint, JButton choose) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        var gap = UIScale.scale(GAP);
        setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createDashedBorder(UIManager.getColor("SigningHelper.line"), 2, 4, 2, true),
                BorderFactory.createEmptyBorder(gap, gap, gap, gap)));
        var text = new JPanel(new BorderLayout());
        text.add(passedOver(PlainText.strong(heading)), BorderLayout.NORTH);
        text.add(passedOver(PlainText.paragraph(hint)), BorderLayout.CENTER);
        var button = new JPanel(new BorderLayout());
        button.add(PlainText.styled(choose, "primary"), BorderLayout.NORTH);
        add(new JLabel(new StatusIcon("drop", UIScale.scale(ICON))), BorderLayout.LINE_START);
        add(text, BorderLayout.CENTER);
        add(button, BorderLayout.LINE_END);
        choose.getAccessibleContext().setAccessibleDescription(heading + " " + hint);
    }

    private static JTextArea passedOver(JTextArea text) {
        text.setFocusable(false);
        text.getAccessibleContext().setAccessibleName(text.getText());
        return text;
    }
}
