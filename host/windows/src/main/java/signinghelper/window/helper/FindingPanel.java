package signinghelper.window.helper;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Finding;
import signinghelper.profile.Profile;
import signinghelper.window.part.Column;
import signinghelper.window.part.EdgedPanel;
import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.Optional;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/**
 * Panel of a finding and its possible repairs. The verdict is written as a word; the coloured edge is only a visual
 * aid.
 */
final class FindingPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 4;

    private final transient HelperTexts texts;
    private final transient Finding finding;
    private final JTextArea said;
    private final JTextArea evidence;
    private final JButton more = PlainText.button(new JButton(), "");

    FindingPanel(Finding finding, HelperTexts texts, Optional<Profile> profile, HelperActions actions) {
        super(new BorderLayout());
        this.finding = finding;
        this.texts = texts;
        var heading = texts.heading(finding);
        var body = texts.body(finding);
        this.evidence = paragraph(texts.evidence(finding), texts.words().get("helper.evidence.name", heading));
        var parts = new Column();
        parts.stack(0, title(heading));
        if (finding.about().isPresent()) {
            parts.stack(2, paragraph(texts.about(finding), heading));
        }
        this.said = paragraph(body, heading);
        parts.stack(2, said);
        PageLink.in(body, profile)
                .forEach(page -> parts.stack(GAP, new PageLink(page, texts.words(), actions::browse)));
        texts.supportLine(finding).ifPresent(line -> parts.stack(GAP, new SupportLinePanel(line, texts.words())));
        parts.stack(GAP, buttons(actions), evidence);
        showEvidence(false);
        add(new EdgedPanel(finding.verdict(), parts), BorderLayout.CENTER);
    }

    /** Passed over by the keyboard, since the text below bears its name. */
    private static JTextArea title(String heading) {
        var title = PlainText.strong(heading);
        title.setFocusable(false);
        return title;
    }

    private JPanel buttons(HelperActions actions) {
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        for (var repair : finding.repairs()) {
            var button = PlainText.button(new JButton(), texts.repairs().button(repair));
            button.putClientProperty(FlatClientProperties.STYLE, "font: bold");
            button.addActionListener(event -> actions.repair(repair));
            line.add(button);
            line.add(Box.createHorizontalStrut(UIScale.scale(2 * GAP)));
        }
        if (!finding.evidence().isEmpty()) {
            more.addActionListener(event -> showEvidence(!evidence.isVisible()));
            line.add(more);
        }
        line.setVisible(line.getComponentCount() > 0);
        return line;
    }

    /** Creates a single focus stop for the keyboard, with the name of its owner as accessible name. */
    private static JTextArea paragraph(String lines, String name) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(name);
        return area;
    }

    void focusBody() {
        said.requestFocusInWindow();
    }

    private void showEvidence(boolean shown) {
        var key = shown ? "helper.evidence.hide" : "helper.evidence.show";
        more.setText(texts.words().get(key));
        more.getAccessibleContext().setAccessibleName(texts.words().get(key) + " - " + texts.heading(finding));
        evidence.setVisible(shown);
        revalidate();
    }
}
