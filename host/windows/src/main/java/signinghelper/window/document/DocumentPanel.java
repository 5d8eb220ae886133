package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.content.DocumentKind;
import signinghelper.prompt.DocumentLine;
import signinghelper.prompt.PinSubject;
import signinghelper.token.HeldKey;
import signinghelper.window.part.PlainCell;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.List;
import java.util.OptionalInt;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;

/** Panel of every document that will be signed, with the data that the host itself has seen. */
public final class DocumentPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 8;
    private static final int FEWEST_ROWS = 2;
    private static final int MOST_LINES = 4;
    private static final int FEWEST_LINES = 2;
    private static final int GAP = 8;

    private final transient List<DocumentLine> documents;
    private final transient Words words;
    private final transient DocumentViewer viewer;
    private final JTable table;
    private final AttentionLine attention;
    private final JTextArea detail = PlainText.paragraph("");
    private final JTextArea message = PlainText.paragraph("");
    private final JScrollPane whole = new JScrollPane();
    private final JButton open;

    /** @param onPlaced runs when the user has placed a seal */
    public DocumentPanel(PinSubject.Signing signing, Words words, DocumentOpener opener, Runnable onPlaced) {
        super(new BorderLayout(0, 4));
        this.documents = signing.documents();
        this.words = words;
        this.viewer = new DocumentViewer(this, documents, signing.seals(), words, opener, new Viewed(onPlaced));
        this.table = new JTable(new DocumentTable(documents, words));
        this.open = PlainText.button(new JButton(), words.get("sign.open"));
        this.attention = new AttentionLine(words, this::openNext);
        lay();
        open.addActionListener(event -> viewer.view(table.getSelectedRow()));
        table.getSelectionModel().addListSelectionListener(event -> showSelected());
        table.setRowSelectionInterval(0, 0);
        showAttention();
    }

    private void lay() {
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Object.class, new PlainCell());
        ColumnWidths.lay(table, 40, 290, 100, 130);
        // Tab leaves the table, so that the keyboard can reach the PIN field from it.
        table.setFocusTraversalKeys(java.awt.KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(java.awt.KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        var label = PlainText.label(heading());
        label.setLabelFor(table);
        label.setDisplayedMnemonic(words.mnemonic("sign.documents"));
        open.setMnemonic(words.mnemonic("sign.open"));
        var below = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        below.add(open, BorderLayout.LINE_START);
        below.add(message, BorderLayout.CENTER);
        detail.getAccessibleContext().setAccessibleName(words.get("sign.detail"));
        whole.setViewportView(detail);
        shorten(0);
        var selected = new JPanel(new BorderLayout(0, 4));
        selected.add(whole, BorderLayout.CENTER);
        selected.add(below, BorderLayout.SOUTH);
        var above = new JPanel(new BorderLayout(0, 4));
        above.add(attention, BorderLayout.NORTH);
        above.add(label, BorderLayout.SOUTH);
        add(above, BorderLayout.NORTH);
        add(new JScrollPane(table), BorderLayout.CENTER);
        add(selected, BorderLayout.SOUTH);
    }

    private String heading() {
        var unseen = documents.stream()
                .filter(document -> document.seenHere().isEmpty())
                .count();
        return unseen == 0
                ? words.get("sign.documents", documents.size())
                : words.get("sign.documents.unseen", documents.size(), unseen);
    }

    /**
     * Reduces its height by {@code pixels}: first lines of the detail, since it scrolls, then rows. Takes its preferred
     * height when 0.
     */
    public void shorten(int pixels) {
        var line = detail.getFontMetrics(detail.getFont()).getHeight();
        var lines = fewer(MOST_LINES, FEWEST_LINES, pixels, line);
        var rows = Math.min(MOST_ROWS, documents.size());
        var left = Math.max(0, pixels - (MOST_LINES - lines) * line);
        var height = fewer(rows, Math.min(rows, FEWEST_ROWS), left, table.getRowHeight()) * table.getRowHeight();
        whole.setPreferredSize(new Dimension(0, lines * line + line / 2));
        table.setPreferredScrollableViewportSize(new Dimension(0, height));
        revalidate();
    }

    private static int fewer(int most, int fewest, int pixels, int each) {
        return Math.max(fewest, most - (pixels + each - 1) / each);
    }

    /** Shows the complete text of the selected row; the table cuts long texts. */
    private void showSelected() {
        var row = table.getSelectedRow();
        var document = documents.get(Math.max(0, row));
        var seal = document.isSealed() ? "\n" + words.get("sign.sealed.detail") : "";
        PlainText.change(detail, PlainText.folded(document.title()) + seal + "\n" + document.digest());
        open.setEnabled(row >= 0 && document.seenHere().isPresent());
        message.setText("");
    }

    /** Selects and opens the next document that needs a look. */
    private void openNext() {
        var toPlace = viewer.toPlace();
        var next = toPlace.isEmpty() ? viewer.nextUnviewed(table.getSelectedRow()) : OptionalInt.of(toPlace.get(0));
        next.ifPresent(document -> {
            table.setRowSelectionInterval(document, document);
            table.scrollRectToVisible(table.getCellRect(document, 0, true));
            viewer.view(document);
        });
    }

    /** A single document has its button already. */
    private void showAttention() {
        var toPlace = viewer.toPlace().size();
        if (toPlace > 0) {
            attention.showToPlace(toPlace);
        } else if (documents.size() > 1 && viewer.unviewed() > 0) {
            attention.showUnviewed(viewer.unviewed(), viewer.nextUnviewed(0).isPresent());
        } else {
            attention.setVisible(false);
        }
    }

    /** Shows documents with the seal of a key from now on. */
    public void use(HeldKey key) {
        viewer.use(key);
    }

    /** Returns true when every seal has a place. */
    public boolean isPlaced() {
        return viewer.toPlace().isEmpty();
    }

    /** Allows documents to be viewed, and their seals to be moved. */
    @Override
    public void setEnabled(boolean enabled) {
        super.setEnabled(enabled);
        viewer.allow(enabled);
    }

    private final class Viewed implements DocumentViewer.Listener {
        private final Runnable onPlaced;

        Viewed(Runnable onPlaced) {
            this.onPlaced = onPlaced;
        }

        @Override
        public void opened(DocumentOpener.Outcome outcome) {
            message.setText(
                    switch (outcome) {
                        case OPENED -> "";
                        case REFUSED -> words.get("sign.open.refused", words.list(DocumentKind.formats()));
                        case MALFORMED -> words.get("sign.open.malformed");
                        case FAILED -> words.get("sign.open.failed");
                    });
            showAttention();
        }

        @Override
        public void placed() {
            showAttention();
            onPlaced.run();
        }
    }
}
