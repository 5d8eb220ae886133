package signinghelper.window.document;

import signinghelper.prompt.EnvelopeLine;
import signinghelper.window.part.PlainCell;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;

/** Panel of every envelope that will be opened. */
public final class EnvelopePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 8;

    public EnvelopePanel(List<EnvelopeLine> envelopes, Words words) {
        super(new BorderLayout(0, 4));
        var table = new JTable(new EnvelopeTable(envelopes, words));
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Object.class, new PlainCell());
        // Tab leaves the table, so that the keyboard can reach the PIN field from it.
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        ColumnWidths.lay(table, 40, 290, 100, 130);
        var rows = Math.min(MOST_ROWS, envelopes.size());
        table.setPreferredScrollableViewportSize(new Dimension(0, rows * table.getRowHeight()));
        var label = PlainText.label(words.get("open.envelopes", envelopes.size()));
        label.setLabelFor(table);
        label.setDisplayedMnemonic(words.mnemonic("open.envelopes"));
        add(label, BorderLayout.NORTH);
        add(new JScrollPane(table), BorderLayout.CENTER);
        add(PlainText.paragraph(words.get("open.note")), BorderLayout.SOUTH);
    }
}
