package signinghelper.window.helper;

import signinghelper.check.Finding;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Panel of a finding that needs no action. */
final class FindingPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 16;

    FindingPanel(Finding finding, HelperTexts texts) {
        super(new BorderLayout());
        var parts = new Column();
        parts.stack(0, lines(texts.heading(finding), "strong"));
        if (finding.about().isPresent()) {
            parts.stack(0, lines(texts.about(finding), ""));
        }
        parts.stack(0, lines(texts.nothingWrong(finding), ""));
        if (!finding.evidence().isEmpty()) {
            parts.stack(0, lines(texts.evidence(finding), "quiet"));
        }
        parts.setBorder(BorderFactory.createEmptyBorder(0, SIDE, SIDE / 2, SIDE));
        add(parts, BorderLayout.CENTER);
    }

    private static JTextArea lines(String lines, String style) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return style.isEmpty() ? area : PlainText.styled(area, style);
    }
}
