package signinghelper.window.document;

import signinghelper.prompt.RecipientsQuestion;
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
import javax.swing.table.TableModel;

/** Panel of the documents that will be encrypted, and of everybody who can then open them. */
public final class RecipientsPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_DOCUMENTS = 3;
    private static final int MOST_RECIPIENTS = 6;

    private final transient Words words;
    private final String spoken;

    public RecipientsPanel(RecipientsQuestion question, Words words) {
        super(new BorderLayout(0, 8));
        this.words = words;
        var titles = table(new TitleTable(question.titles(), words), 40, 520);
        var recipients = table(new RecipientTable(question.recipients(), words), 40, 170, 160, 100, 90);
        add(list("encrypt.documents", titles, question.titles().size(), MOST_DOCUMENTS), BorderLayout.NORTH);
        add(list("encrypt.recipients", recipients, question.recipients().size(), MOST_RECIPIENTS), BorderLayout.CENTER);
        var note = question.hasFurther() ? "encrypt.note.further" : "encrypt.note";
        this.spoken = words.get("encrypt.recipients", question.recipients().size()) + " " + words.get(note);
        add(PlainText.paragraph(words.get(note)), BorderLayout.SOUTH);
    }

    /** Returns what a screen reader says of it. */
    public String spoken() {
        return spoken;
    }

    private static JTable table(TableModel model, int... widths) {
        var table = new JTable(model);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Object.class, new PlainCell());
        // Tab leaves the table, so that the keyboard can reach the buttons from it.
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        ColumnWidths.lay(table, widths);
        return table;
    }

    private JPanel list(String key, JTable table, int count, int most) {
        table.setPreferredScrollableViewportSize(new Dimension(0, Math.min(most, count) * table.getRowHeight()));
        var label = PlainText.label(words.get(key, count));
        label.setLabelFor(table);
        label.setDisplayedMnemonic(words.mnemonic(key));
        var panel = new JPanel(new BorderLayout(0, 4));
        panel.add(label, BorderLayout.NORTH);
        panel.add(new JScrollPane(table), BorderLayout.CENTER);
        return panel;
    }
}
