package signinghelper.window;

import signinghelper.content.DocumentText;
import signinghelper.prompt.DocumentLine;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;

/** Every document that will be signed, with what the host itself has seen of it. */
final class DocumentPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 560;
    private static final int ROWS = 8;
    private static final int DETAIL_LINES = 5;

    private final transient List<DocumentLine> documents;
    private final transient Words words;
    private final transient DocumentOpener opener;
    private final JTable table;
    private final JTextArea detail = PlainText.paragraph("");
    private final JTextArea message = PlainText.paragraph("");
    private final JButton open;

    DocumentPanel(List<DocumentLine> documents, Words words, DocumentOpener opener) {
        super(new BorderLayout(0, 4));
        this.documents = documents;
        this.words = words;
        this.opener = opener;
        this.table = new JTable(new DocumentTable(documents, words));
        this.open = PlainText.button(new JButton(), words.get("sign.open"));
        lay();
        open.addActionListener(event -> openSelected());
        table.getSelectionModel().addListSelectionListener(event -> showSelected());
        table.setRowSelectionInterval(0, 0);
    }

    private void lay() {
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setPreferredScrollableViewportSize(new Dimension(WIDTH, ROWS * table.getRowHeight()));
        table.setDefaultRenderer(Object.class, new PlainCell());
        table.getColumnModel().getColumn(0).setMaxWidth(60);
        table.getColumnModel().getColumn(1).setPreferredWidth(260);
        table.getColumnModel().getColumn(2).setPreferredWidth(90);
        table.getColumnModel().getColumn(3).setPreferredWidth(150);
        // Tab leaves the table, so that the PIN field can be reached from it by keyboard.
        table.setFocusTraversalKeys(java.awt.KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(java.awt.KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        var label = PlainText.label(words.get("sign.documents", documents.size()));
        label.setLabelFor(table);
        label.setDisplayedMnemonic(words.mnemonic("sign.documents"));
        open.setMnemonic(words.mnemonic("sign.open"));
        var below = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        below.add(open);
        below.add(message);
        detail.getAccessibleContext().setAccessibleName(words.get("sign.detail"));
        var whole = new JScrollPane(detail);
        whole.setPreferredSize(new Dimension(
                WIDTH, DETAIL_LINES * detail.getFontMetrics(detail.getFont()).getHeight()));
        var selected = new JPanel(new BorderLayout(0, 4));
        selected.add(whole, BorderLayout.CENTER);
        selected.add(below, BorderLayout.SOUTH);
        add(label, BorderLayout.NORTH);
        add(new JScrollPane(table), BorderLayout.CENTER);
        add(selected, BorderLayout.SOUTH);
    }

    /** The table cuts what is too long; here is all of it. */
    private void showSelected() {
        var row = table.getSelectedRow();
        var document = documents.get(Math.max(0, row));
        PlainText.change(detail, PlainText.folded(document.title()) + "\n" + document.digest());
        open.setEnabled(row >= 0 && document.seenHere().isPresent());
        message.setText("");
    }

    private void openSelected() {
        var content = documents.get(table.getSelectedRow()).seenHere();
        if (content.isPresent()) {
            message.setText(
                    switch (opener.open(content.get(), this::showText)) {
                        case OPENED -> "";
                        case REFUSED -> words.get("sign.open.refused");
                        case FAILED -> words.get("sign.open.failed");
                    });
        }
    }

    private void showText(DocumentText text) {
        TextWindow.open(SwingUtilities.getWindowAncestor(this), text, words);
    }
}
