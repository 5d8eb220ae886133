package signinghelper.window.helper;

import signinghelper.check.RepairJournal;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;

import java.awt.FlowLayout;
import java.util.List;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Panel of the repairs that were run; each one that can be undone has a button for it. */
final class RepairRunsPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient HelperTexts texts;
    private final transient HelperActions actions;
    private transient List<RepairJournal.Run> shown = List.of();

    RepairRunsPanel(HelperTexts texts, HelperActions actions) {
        this.texts = texts;
        this.actions = actions;
    }

    void show(List<RepairJournal.Run> runs) {
        if (runs.equals(shown)) {
            return;
        }
        shown = List.copyOf(runs);
        removeAll();
        if (!runs.isEmpty()) {
            stack(GAP, PlainText.heading(texts.words().get("repair.runs")));
        }
        runs.forEach(run -> stack(GAP, row(run)));
        revalidate();
        repaint();
    }

    private JComponent row(RepairJournal.Run run) {
        var row = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        row.add(PlainText.label(texts.repairs().run(run)));
        if (run.canBeUndone()) {
            var undo = PlainText.button(new JButton(), texts.words().get("repair.undo"));
            undo.getAccessibleContext().setAccessibleName(texts.repairs().undoButton(run));
            undo.addActionListener(event -> actions.undo(run));
            row.add(Box.createHorizontalStrut(GAP * 2));
            row.add(undo);
        }
        return row;
    }
}
