package signinghelper.window.helper;

import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;

import java.awt.FlowLayout;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Panel of repairs that the user may choose without a finding; each asks for consent first, like any other. */
final class RequestedRepairsPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient HelperTexts texts;
    private final transient HelperActions actions;

    RequestedRepairsPanel(List<String> repairs, HelperTexts texts, HelperActions actions) {
        this.texts = texts;
        this.actions = actions;
        if (!repairs.isEmpty()) {
            stack(GAP, PlainText.paragraph(texts.words().get("repair.request")));
        }
        repairs.forEach(repair -> stack(GAP, row(repair)));
    }

    private JComponent row(String repair) {
        var button = PlainText.button(new JButton(), texts.repairs().name(repair) + "…");
        button.addActionListener(event -> actions.repair(repair));
        var row = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        row.add(button);
        return row;
    }
}
