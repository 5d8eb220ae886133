package signinghelper.window;

import signinghelper.check.Finding;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** One finding. Its verdict is a word; the coloured edge beside it only helps the eye. */
final class FindingPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int EDGE = 4;

    private final transient HelperTexts texts;
    private final transient Finding finding;
    private final JTextArea evidence;
    private final JButton more = PlainText.button(new JButton(), "");

    FindingPanel(Finding finding, HelperTexts texts) {
        super(new BorderLayout());
        this.finding = finding;
        this.texts = texts;
        var heading = texts.heading(finding);
        var body = paragraph(texts.body(finding), heading);
        this.evidence = paragraph(texts.evidence(finding), texts.words().get("helper.evidence.name", heading));
        var parts = new Column();
        parts.stack(0, PlainText.strong(heading));
        parts.stack(2, body);
        if (!finding.evidence().isEmpty()) {
            var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
            line.add(more);
            parts.stack(4, line, evidence);
            more.addActionListener(event -> showEvidence(!evidence.isVisible()));
            showEvidence(false);
        }
        var edged = new JPanel(new BorderLayout());
        edged.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(0, EDGE, 0, 0, VerdictColor.of(finding.verdict())),
                BorderFactory.createEmptyBorder(2, 10, 2, 0)));
        edged.add(parts, BorderLayout.CENTER);
        add(edged, BorderLayout.CENTER);
    }

    /** One stop for the keyboard, named by what it belongs to. */
    private static JTextArea paragraph(String lines, String name) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(name);
        return area;
    }

    private void showEvidence(boolean shown) {
        var key = shown ? "helper.evidence.hide" : "helper.evidence.show";
        more.setText(texts.words().get(key));
        more.getAccessibleContext().setAccessibleName(texts.words().get(key) + " - " + texts.heading(finding));
        evidence.setVisible(shown);
        revalidate();
    }
}
