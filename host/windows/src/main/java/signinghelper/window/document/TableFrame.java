package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;

import java.awt.Dimension;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;

/** Columns of a table, and the frame around it. */
final class TableFrame {
    private static final int FEWEST_ROWS = 2;

    private TableFrame() {}

    /** Sets them. Titles are shortened first, since their whole text stands elsewhere, and a heading's does not. */
    static void lay(JTable table, int... widths) {
        if (table.getTableHeader().getDefaultRenderer() instanceof JLabel heading) {
            heading.setHorizontalAlignment(SwingConstants.LEADING);
        }
        for (var index = 0; index < widths.length; index++) {
            var column = table.getColumnModel().getColumn(index);
            var heading = table.getTableHeader()
                    .getDefaultRenderer()
                    .getTableCellRendererComponent(table, column.getHeaderValue(), false, false, -1, index);
            column.setMinWidth(heading.getPreferredSize().width);
            column.setPreferredWidth(UIScale.scale(widths[index]));
        }
    }

    /** Returns the table in a frame that scrolls it, and never leaves less than two rows where there are as many. */
    static JScrollPane scrolled(JTable table) {
        var scroll = new JScrollPane(table);
        var rows = Math.min(FEWEST_ROWS, table.getRowCount());
        var edge = scroll.getInsets().top + scroll.getInsets().bottom;
        var least = table.getTableHeader().getPreferredSize().height + rows * table.getRowHeight() + edge;
        scroll.setMinimumSize(new Dimension(0, least));
        return scroll;
    }
}
