package signinghelper.window;

import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.Scrollable;

/** As wide as what it is scrolled in, and as tall as it has to be. */
final class ScrolledColumn extends Column implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int STEP = 24;

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
