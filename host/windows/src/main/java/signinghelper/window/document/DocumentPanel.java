package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.content.DocumentKind;
import signinghelper.prompt.DocumentLine;
import signinghelper.prompt.PinSubject;
import signinghelper.token.HeldKey;
import signinghelper.window.part.PlainCell;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;

/** Panel of every document that will be signed, with the data that the host itself has seen, and the state of each. */
public final class DocumentPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 8;
    private static final int GAP = 8;
    private static final int[] WIDTHS = {44, 420, 64, 72, 112};

    private final transient List<DocumentLine> documents;
    private final transient Words words;
    private final transient DocumentViewer viewer;
    private final DocumentTable rows;
    private final JTable table;
    private final JScrollPane frame;
    private final AttentionLine attention;
    private final FingerprintPanel fingerprint;
    private final JLabel count = PlainText.styled(PlainText.label(""), "strong");
    private final JTextArea message = PlainText.paragraph("");
    private final JButton open;
    private final JButton next;
    private final JPanel below = new JPanel(new BorderLayout());
    /** Null where documents have titles. */
    private @Nullable WholeTextPanel whole;

    private boolean isEnded;

    /**
     * @param onPlaced runs when the user has placed a seal
     * @param onResize runs when the height of a part has changed
     */
    public DocumentPanel(
            PinSubject.Signing signing, Words words, DocumentOpener opener, Runnable onPlaced, Runnable onResize) {
        super(new BorderLayout(0, UIScale.scale(GAP)));
        this.documents = signing.documents();
        this.words = words;
        this.viewer = new DocumentViewer(this, documents, signing.seals(), words, opener, new Viewed(onPlaced));
        this.rows = new DocumentTable(documents, words, viewer);
        this.table = new JTable(rows);
        this.frame = TableFrame.scrolled(table);
        this.open = PlainText.button(new JButton(), words.get("sign.open"));
        this.next = PlainText.button(new JButton(), words.get("sign.unviewed.next"));
        this.attention = new AttentionLine(words, this::openNext);
        this.fingerprint = new FingerprintPanel(words, onResize);
        lay();
        table.getSelectionModel().addListSelectionListener(event -> showSelected());
        table.setRowSelectionInterval(0, 0);
        showAttention();
    }

    private void lay() {
        layTable();
        open.setMnemonic(words.mnemonic("sign.open"));
        open.addActionListener(event -> viewer.view(table.getSelectedRow()));
        next.setMnemonic(words.mnemonic("sign.unviewed.next"));
        next.addActionListener(event -> openNext());
        count.setLabelFor(table);
        count.setDisplayedMnemonic(words.mnemonic("sign.documents.viewed"));
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 0, 0));
        buttons.add(next);
        buttons.add(Box.createHorizontalStrut(UIScale.scale(GAP)));
        buttons.add(open);
        var head = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        head.add(count, BorderLayout.CENTER);
        head.add(buttons, BorderLayout.LINE_END);
        var above = new JPanel(new BorderLayout(0, UIScale.scale(GAP)));
        above.add(attention, BorderLayout.NORTH);
        above.add(head, BorderLayout.SOUTH);
        below.add(message, BorderLayout.NORTH);
        below.add(fingerprint, BorderLayout.SOUTH);
        add(above, BorderLayout.NORTH);
        add(frame, BorderLayout.CENTER);
        add(below, BorderLayout.SOUTH);
    }

    private void layTable() {
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Object.class, new PlainCell());
        table.getAccessibleContext().setAccessibleName(words.get("sign.documents", documents.size()));
        layColumns();
        // Tab leaves the table, so that the keyboard can reach the PIN field from it.
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        for (var key : new int[] {KeyEvent.VK_ENTER, KeyEvent.VK_SPACE}) {
            table.registerKeyboardAction(
                    event -> viewer.view(table.getSelectedRow()), KeyStroke.getKeyStroke(key, 0), WHEN_FOCUSED);
        }
        table.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2) {
                    viewer.view(table.getSelectedRow());
                }
            }
        });
        var seen = Math.min(MOST_ROWS, documents.size());
        table.setPreferredScrollableViewportSize(new Dimension(0, seen * table.getRowHeight()));
    }

    /** Titles are shortened; what the host says of a document is not. */
    private void layColumns() {
        TableFrame.lay(table, WIDTHS);
        for (var column = WIDTHS.length - 3; column < WIDTHS.length; column++) {
            table.getColumnModel().getColumn(column).setMinWidth(UIScale.scale(WIDTHS[column]));
        }
    }

    /** Shows the complete text of the selected row; the table cuts long texts. */
    private void showSelected() {
        var row = Math.max(0, table.getSelectedRow());
        fingerprint.show(documents.get(row));
        if (whole != null) {
            whole.show(documents.get(row));
        }
        open.setEnabled(documents.get(row).seenHere().isPresent());
        say("");
    }

    /** Shows the selected document's text as a whole from now on. */
    public void showTexts() {
        var likeLogins = IntStream.range(0, documents.size())
                .filter(row -> WholeTextPanel.isLikeLogin(documents.get(row)))
                .toArray();
        whole = new WholeTextPanel(words, likeLogins.length > 0);
        if (documents.size() == 1) {
            // Its text says more than its row, and a small window has no room for both.
            remove(frame);
            add(whole, BorderLayout.CENTER);
        } else {
            below.add(whole, BorderLayout.CENTER);
        }
        if (likeLogins.length > 0) {
            select(likeLogins[0]);
        }
        showSelected();
    }

    private void say(String text) {
        PlainText.change(message, text);
        message.setVisible(!text.isEmpty());
    }

    /** Selects and opens the next document that needs a look. */
    private void openNext() {
        var toPlace = viewer.toPlace();
        var wanted = toPlace.isEmpty() ? viewer.nextUnviewed(table.getSelectedRow()) : OptionalInt.of(toPlace.get(0));
        wanted.ifPresent(document -> {
            select(document);
            viewer.view(document);
        });
    }

    private void select(int document) {
        table.setRowSelectionInterval(document, document);
        reveal();
    }

    /** Scrolls to the selected document; at the end it comes first, since it is the first that is not signed. */
    public void reveal() {
        var place = table.getCellRect(Math.max(0, table.getSelectedRow()), 0, true);
        if (isEnded) {
            place.height = table.getVisibleRect().height;
        }
        table.scrollRectToVisible(place);
    }

    private void showAttention() {
        attention.show(viewer.toPlace().size());
        var viewed = documents.size() - viewer.unviewed();
        var unseen = documents.stream()
                .filter(document -> document.seenHere().isEmpty())
                .count();
        count.setText(
                unseen == 0
                        ? words.get("sign.documents.viewed", documents.size(), viewed)
                        : words.get("sign.documents.unseen", documents.size(), unseen));
        next.setVisible(documents.size() > 1 && viewer.nextUnviewed(0).isPresent());
        rows.previewed();
    }

    /** Shows documents with the seal of a key from now on. */
    public void use(HeldKey key) {
        viewer.use(key);
        showAttention();
    }

    /** Returns true when every seal has a place. */
    public boolean isPlaced() {
        return viewer.toPlace().isEmpty();
    }

    /** Adds {@code who} asks for what to what a screen reader says of the button that places a seal. */
    public void introduce(String who) {
        attention.introduce(who);
    }

    /** Moves the focus to the button that places a seal. Returns false if none waits for its place. */
    public boolean focus() {
        return attention.focus();
    }

    /** Allows documents to be viewed, and their seals to be moved. */
    @Override
    public void setEnabled(boolean enabled) {
        super.setEnabled(enabled);
        viewer.allow(enabled);
        open.setEnabled(
                enabled && documents.get(table.getSelectedRow()).seenHere().isPresent());
        next.setEnabled(enabled);
    }

    /** Shows documents before {@code place} as done, that one as {@code at}, and the others as {@code rest}. */
    public void showProgress(int place, WorkState at, WorkState rest) {
        var selected = Math.min(place, documents.size() - 1);
        isEnded = at == WorkState.NOT_DONE;
        rows.showProgress(selected, at, rest);
        layColumns();
        select(selected);
        count.setText(words.get("sign.documents.done", documents.size(), place));
        open.setVisible(false);
        next.setVisible(false);
        attention.setVisible(false);
    }

    private final class Viewed implements DocumentViewer.Listener {
        private final Runnable onPlaced;

        Viewed(Runnable onPlaced) {
            this.onPlaced = onPlaced;
        }

        @Override
        public void opened(int document, DocumentOpener.Outcome outcome) {
            select(document);
            say(
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
