package signinghelper.window.document;

import signinghelper.prompt.DocumentLine;
import signinghelper.window.part.MarkedText;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.swing.table.AbstractTableModel;

/** The documents as rows: number, title, size, seal, and the preview or, once the U-Key works, the state. */
final class DocumentTable extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS = List.of("number", "title", "size", "seal", "viewed");
    private static final int SEAL = 3;
    private static final int VIEWED = 4;
    private static final long KB = 1024;
    private static final double FEW = 10;
    private static final MarkedText NONE = new MarkedText("—", "", "quiet");

    private final transient List<DocumentLine> documents;
    private final transient Words words;
    private final transient DocumentViewer viewer;
    /** Empty before the U-Key works. */
    private WorkState[] states = {};

    DocumentTable(List<DocumentLine> documents, Words words, DocumentViewer viewer) {
        this.documents = documents;
        this.words = words;
        this.viewer = viewer;
    }

    @Override
    public int getRowCount() {
        return documents.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        var name = column == VIEWED && states.length > 0 ? "state" : COLUMNS.get(column);
        return words.get("sign.column." + name);
    }

    @Override
    public Object getValueAt(int row, int column) {
        var document = documents.get(row);
        return switch (column) {
            case 0 -> row + 1;
            case 1 -> PlainText.folded(document.title());
            case 2 ->
                document.seenHere().<Object>map(content -> size(content.size())).orElse(NONE);
            // A seal is told here and not beside the title, where the page could write the same.
            case SEAL -> document.isSealed() ? new MarkedText(words.get("sign.sealed"), "seal", "bad") : NONE;
            default -> states.length > 0 ? state(states[row]) : preview(row, document);
        };
    }

    private MarkedText preview(int row, DocumentLine document) {
        if (viewer.toPlace().contains(row)) {
            return new MarkedText(words.get("sign.place"), "waiting", "waiting");
        }
        if (document.seenHere().isEmpty()) {
            return new MarkedText(words.get("sign.unseen"), "waiting", "waiting");
        }
        return viewer.isViewed(row)
                ? new MarkedText(words.get("sign.viewed"), "good", "quiet")
                : new MarkedText(words.get("sign.not.viewed"), "", "quiet");
    }

    private MarkedText state(WorkState state) {
        return new MarkedText(words.get("sign.state." + state.key()), state.icon(), state.colour());
    }

    /** Shows the documents before {@code place} as done, that one as {@code at}, and all further ones as {@code rest}. */
    void showProgress(int place, WorkState at, WorkState rest) {
        var wasThere = states.length > 0;
        states = new WorkState[documents.size()];
        Arrays.fill(states, 0, place, WorkState.DONE);
        Arrays.fill(states, place, states.length, rest);
        states[place] = at;
        if (!wasThere) {
            fireTableStructureChanged();
        }
        fireTableRowsUpdated(0, documents.size() - 1);
    }

    /** Shows which documents were previewed since. */
    void previewed() {
        fireTableRowsUpdated(0, documents.size() - 1);
    }

    /** Returns a size as a person reads it: three digits are enough. */
    static String size(long bytes) {
        if (bytes < KB) {
            return bytes + " B";
        }
        var kilobytes = (double) bytes / KB;
        return kilobytes < KB ? amount(kilobytes, "KB") : amount(kilobytes / KB, "MB");
    }

    private static String amount(double amount, String unit) {
        return String.format(Locale.ROOT, amount < FEW ? "%.1f %s" : "%,.0f %s", amount, unit);
    }
}
