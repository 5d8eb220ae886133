package signinghelper.window.document;

import signinghelper.prompt.EnvelopeLine;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.List;
import javax.swing.table.AbstractTableModel;

/** The envelopes as rows: number, title, size, number of recipients. */
final class EnvelopeTable extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS = List.of("number", "title", "size", "recipients");

    private final transient List<EnvelopeLine> envelopes;
    private final transient Words words;

    EnvelopeTable(List<EnvelopeLine> envelopes, Words words) {
        this.envelopes = envelopes;
        this.words = words;
    }

    @Override
    public int getRowCount() {
        return envelopes.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return words.get("open.column." + COLUMNS.get(column));
    }

    @Override
    public Object getValueAt(int row, int column) {
        var envelope = envelopes.get(row);
        return switch (column) {
            case 0 -> row + 1;
            case 1 -> PlainText.folded(envelope.title());
            case 2 -> DocumentTable.size(envelope.size());
            default -> envelope.recipients();
        };
    }
}
