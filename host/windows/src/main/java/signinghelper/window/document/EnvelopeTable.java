package signinghelper.window.document;

import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.prompt.EnvelopeLine;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.List;
import javax.swing.table.AbstractTableModel;

/** The envelopes as rows: number, title, size, number of recipients, or the outcome. */
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
        return column == COLUMNS.size() - 1 && hasOutcomes()
                ? words.get("declare.column.outcome")
                : words.get("open.column." + COLUMNS.get(column));
    }

    @Override
    public Object getValueAt(int row, int column) {
        var envelope = envelopes.get(row);
        return switch (column) {
            case 0 -> row + 1;
            case 1 -> PlainText.folded(envelope.title());
            case 2 -> DocumentTable.size(envelope.size());
            default -> last(envelope);
        };
    }

    private boolean hasOutcomes() {
        return envelopes.stream().anyMatch(envelope -> envelope.outcome() != null);
    }

    private Object last(EnvelopeLine envelope) {
        var outcome = envelope.outcome();
        return outcome == null ? envelope.recipients() : words.get(key(outcome));
    }

    private static String key(Outcome outcome) {
        return switch (outcome) {
            case OPENED -> "declare.opened";
            case UNREADABLE -> "declare.unreadable";
            case NOT_OPENED -> "declare.not.opened";
            case FOR_OTHERS -> "declare.for.others";
            case REFUSED -> "declare.refused";
        };
    }
}
