package signinghelper.window.document;

import signinghelper.formats.statement.Statement.Kind;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.PlainCell;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;

/** Panel of the envelopes that will be opened, tried or declared. */
public final class EnvelopePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 8;

    public EnvelopePanel(PinSubject.OnEnvelopes subject, Words words) {
        super(new BorderLayout(0, 4));
        var envelopes = subject.envelopes();
        var key = subject.wordsKey() + ".envelopes";
        var table = new JTable(new EnvelopeTable(envelopes, words));
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Object.class, new PlainCell());
        // Tab leaves the table, so that the keyboard can reach the PIN field from it.
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        ColumnWidths.lay(table, 40, 290, 100, 130);
        var rows = Math.min(MOST_ROWS, envelopes.size());
        table.setPreferredScrollableViewportSize(new Dimension(0, rows * table.getRowHeight()));
        var label = PlainText.label(words.get(key, envelopes.size()));
        label.setLabelFor(table);
        label.setDisplayedMnemonic(words.mnemonic(key));
        add(label, BorderLayout.NORTH);
        add(new JScrollPane(table), BorderLayout.CENTER);
        add(PlainText.paragraph(note(subject, words)), BorderLayout.SOUTH);
    }

    private static String note(PinSubject.OnEnvelopes subject, Words words) {
        if (subject instanceof PinSubject.Declaration declared) {
            var reason = words.guidanceOf(Refusal.of(declared.ended())).title();
            return words.get(declared.kind() == Kind.OPENING ? "declare.opening" : "declare.rehearsal", reason);
        }
        return words.get(subject.wordsKey() + ".note");
    }
}
