package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.guidance.VisibleText;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.Disclosure;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;

import java.awt.BorderLayout;
import java.util.List;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;

/** Findings that need no action, in one row that opens. */
final class FoldPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int NAMES = 2;

    private final transient HelperTexts texts;
    private final String key;
    private final JToggleButton row = PlainText.plain(new JToggleButton());
    private final JLabel count = PlainText.label("");
    private final JLabel names = PlainText.styled(PlainText.label(""), "quiet");
    private final JLabel arrow = new JLabel();
    private final Column list = new Column();
    private final transient Function<Finding, JPanel> panels;
    private transient List<Finding> shown = List.of();

    /**
     * Creates the row for no findings.
     *
     * @param key of the text with their number
     * @param panels makes the panel of a finding once the row is open
     */
    FoldPanel(String key, Verdict verdict, HelperTexts texts, Function<Finding, JPanel> panels) {
        super(new BorderLayout());
        this.key = key;
        this.texts = texts;
        this.panels = panels;
        var line = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        count.setIcon(StatusIcon.of(verdict));
        count.setIconTextGap(UIScale.scale(GAP));
        line.add(count, BorderLayout.LINE_START);
        line.add(names, BorderLayout.CENTER);
        line.add(arrow, BorderLayout.LINE_END);
        row.setLayout(new BorderLayout());
        row.add(line, BorderLayout.CENTER);
        line.setBorder(BorderFactory.createEmptyBorder(
                UIScale.scale(GAP), UIScale.scale(2 * GAP), UIScale.scale(GAP), UIScale.scale(2 * GAP)));
        PlainText.styled(row, "fold");
        row.addActionListener(event -> open(row.isSelected()));
        var parts = new JPanel(new BorderLayout());
        parts.add(row, BorderLayout.NORTH);
        parts.add(list, BorderLayout.CENTER);
        add(CardPanel.plain(parts), BorderLayout.CENTER);
        open(false);
    }

    void show(List<Finding> findings) {
        setVisible(!findings.isEmpty());
        if (findings.equals(shown)) {
            return;
        }
        shown = List.copyOf(findings);
        var checks = shown.stream().map(texts::check).distinct().toList();
        count.setText(VisibleText.of(texts.words().get(key, shown.size())));
        var first = texts.words().list(checks.stream().limit(NAMES).toList());
        names.setText(VisibleText.of(checks.size() > NAMES ? texts.words().get("helper.fold.more", first) : first));
        fill();
        name();
    }

    private void open(boolean isOpen) {
        row.setSelected(isOpen);
        arrow.setIcon(Disclosure.arrow(isOpen));
        list.setVisible(isOpen);
        fill();
        name();
        revalidate();
    }

    private void name() {
        var state = texts.words().get(row.isSelected() ? "helper.fold.open" : "helper.fold.closed", count.getText());
        row.getAccessibleContext().setAccessibleName(state);
        row.getAccessibleContext().setAccessibleDescription(names.getText());
    }

    private void fill() {
        list.removeAll();
        if (row.isSelected()) {
            shown.forEach(finding -> list.stack(GAP, panels.apply(finding)));
            CardPanel.bare(list);
        }
    }
}
