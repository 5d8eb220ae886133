package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;

import javax.swing.JTable;

/** Widths of a table's columns. */
final class ColumnWidths {
    private ColumnWidths() {}

    /** Sets them. Titles are shortened first, since their whole text stands elsewhere, and a heading's does not. */
    static void lay(JTable table, int... widths) {
        for (var index = 0; index < widths.length; index++) {
            var column = table.getColumnModel().getColumn(index);
            var heading = table.getTableHeader()
                    .getDefaultRenderer()
                    .getTableCellRendererComponent(table, column.getHeaderValue(), false, false, -1, index);
            column.setMinWidth(heading.getPreferredSize().width);
            column.setPreferredWidth(UIScale.scale(widths[index]));
        }
    }
}
