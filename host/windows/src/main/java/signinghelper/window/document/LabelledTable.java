package signinghelper.window.document;

import signinghelper.window.part.PlainCell;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.TableModel;

/** Table of plain rows that scrolls below its label. */
final class LabelledTable {
    private LabelledTable() {}

    /**
     * Creates it.
     *
     * @param key of the label, which says how many rows there are
     * @param mostRows that are seen without scrolling
     */
    static JPanel of(TableModel rows, Words words, String key, int mostRows, int... widths) {
        var table = new JTable(rows);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Object.class, new PlainCell());
        // Tab leaves the table, so that the keyboard can reach what is below it.
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        TableFrame.lay(table, widths);
        var seen = Math.min(mostRows, rows.getRowCount());
        table.setPreferredScrollableViewportSize(new Dimension(0, seen * table.getRowHeight()));
        var label = PlainText.label(words.get(key, rows.getRowCount()));
        label.setLabelFor(table);
        label.setDisplayedMnemonic(words.mnemonic(key));
        var panel = new JPanel(new BorderLayout(0, 4));
        panel.add(label, BorderLayout.NORTH);
        panel.add(TableFrame.scrolled(table), BorderLayout.CENTER);
        return panel;
    }
}
