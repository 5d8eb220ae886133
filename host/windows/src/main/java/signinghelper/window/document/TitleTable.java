package signinghelper.window.document;

import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.List;
import javax.swing.table.AbstractTableModel;

/** Titles as rows: number, title. */
final class TitleTable extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    private final transient List<String> titles;
    private final transient Words words;

    TitleTable(List<String> titles, Words words) {
        this.titles = titles;
        this.words = words;
    }

    @Override
    public int getRowCount() {
        return titles.size();
    }

    @Override
    public int getColumnCount() {
        return 2;
    }

    @Override
    public String getColumnName(int column) {
        return words.get(column == 0 ? "open.column.number" : "open.column.title");
    }

    @Override
    public Object getValueAt(int row, int column) {
        return column == 0 ? row + 1 : PlainText.folded(titles.get(row));
    }
}
