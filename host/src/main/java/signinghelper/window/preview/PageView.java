package signinghelper.window.preview;

import org.jspecify.annotations.Nullable;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.Scrollable;

/** Picture of one page. */
final class PageView extends JComponent implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int STEP = 40;

    private transient @Nullable BufferedImage picture;
    private Dimension wanted = new Dimension();

    PageView() {
        setFocusable(true);
    }

    /** Shows nothing of a page yet, in the size that it will have. */
    void expect(Dimension size) {
        show(null, size);
    }

    void show(@Nullable BufferedImage drawn, Dimension size) {
        picture = drawn;
        wanted = size;
        revalidate();
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return wanted;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var drawn = picture;
        if (drawn != null) {
            ((Graphics2D) graphics)
                    .setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var left = Math.max(0, (getWidth() - wanted.width) / 2);
            graphics.drawImage(drawn, left, 0, wanted.width, wanted.height, this);
        }
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {
                private static final long serialVersionUID = 1L;

                @Override
                public AccessibleRole getAccessibleRole() {
                    return AccessibleRole.ICON;
                }
            };
        }
        return accessibleContext;
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return wanted;
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
        return getParent() != null && getParent().getWidth() > wanted.width;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
