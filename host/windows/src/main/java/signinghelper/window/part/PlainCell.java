package signinghelper.window.part;

import signinghelper.guidance.VisibleText;

import java.awt.Component;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;

/** Cell that shows its text unchanged; see {@link PlainText}. A text that does not fit is shortened in the middle. */
public final class PlainCell extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;

    public PlainCell() {
        PlainText.plain(this);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        var text = VisibleText.of(String.valueOf(value));
        super.getTableCellRendererComponent(table, text, selected, focused, row, column);
        var insets = getInsets();
        var icon = value instanceof MarkedText marked && !marked.icon().isEmpty()
                ? Design.size("icon-size") + getIconTextGap()
                : 0;
        var place = table.getColumnModel().getColumn(column).getWidth() - insets.left - insets.right - icon;
        var shown = MiddleElision.of(text, getFontMetrics(getFont()), place - table.getIntercellSpacing().width);
        setText(shown);
        mark(value);
        setToolTipText(shown.equals(text) ? null : text);
        return this;
    }

    private void mark(Object value) {
        var marked = value instanceof MarkedText text ? text : new MarkedText("", "", "text");
        setForeground(Design.color(marked.colour()));
        setIcon(marked.icon().isEmpty() ? null : StatusIcon.of(marked.icon()));
        setHorizontalAlignment(value instanceof Number ? TRAILING : LEADING);
    }
}
