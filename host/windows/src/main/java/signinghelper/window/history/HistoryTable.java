package signinghelper.window.history;

import signinghelper.history.HistoryEntry;
import signinghelper.window.part.PlainText;

import java.util.List;
import javax.swing.table.AbstractTableModel;

/** Entries of the history as rows: time, documents, portal, signer. */
final class HistoryTable extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS = List.of("time", "documents", "portal", "signer");

    private final transient HistoryTexts texts;
    private transient List<HistoryEntry> entries = List.of();

    HistoryTable(HistoryTexts texts) {
        this.texts = texts;
    }

    void show(List<HistoryEntry> fresh) {
        entries = List.copyOf(fresh);
        fireTableDataChanged();
    }

    HistoryEntry at(int row) {
        return entries.get(row);
    }

    @Override
    public int getRowCount() {
        return entries.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return texts.words().get("history.fact." + COLUMNS.get(column));
    }

    @Override
    public Object getValueAt(int row, int column) {
        var entry = entries.get(row);
        return switch (column) {
            case 0 -> texts.minute(entry);
            case 1 -> PlainText.folded(texts.titles(entry));
            case 2 -> PlainText.folded(texts.portal(entry));
            default -> PlainText.folded(entry.signer().holder());
        };
    }
}
