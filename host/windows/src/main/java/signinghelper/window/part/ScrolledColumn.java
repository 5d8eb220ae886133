package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.Scrollable;

/** Column as wide as its scroll pane, and as tall as its contents need. */
public final class ScrolledColumn extends Column implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int STEP = 24;
    private static final int EDGE = 12;

    /** {@code column} in a frame that scrolls it up and down, by the keyboard too. */
    public static JScrollPane scrolled(ScrolledColumn column) {
        var scroll = new JScrollPane(column);
        var edge = UIScale.scale(EDGE);
        column.setBorder(BorderFactory.createEmptyBorder(0, edge, edge, edge));
        scroll.setBorder(null);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        // Texts take no focus, and a page may hold nothing else.
        var keys = scroll.getInputMap(WHEN_IN_FOCUSED_WINDOW);
        keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_PAGE_UP, 0), "scrollUp");
        keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_PAGE_DOWN, 0), "scrollDown");
        return scroll;
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return STEP;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height - STEP;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
