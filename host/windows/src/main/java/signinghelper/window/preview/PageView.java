package signinghelper.window.preview;

import org.jspecify.annotations.Nullable;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.image.BufferedImage;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.Scrollable;
import javax.swing.UIManager;

/** Picture of one page, with the seals on it. It is grey where there is no picture. */
final class PageView extends JComponent implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int STEP = 40;

    private transient @Nullable BufferedImage picture;
    private transient @Nullable SealLayer seals;
    private Dimension wanted = new Dimension();

    PageView() {
        setFocusable(true);
    }

    /** Shows seals over the page. */
    void show(SealLayer shown) {
        seals = shown;
        addMouseListener(shown);
        addMouseMotionListener(shown);
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
    }

    /** Shows an empty page, in the size that it will have. */
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

    /** Returns the place of the page within this part. */
    Rectangle page() {
        return new Rectangle(Math.max(0, (getWidth() - wanted.width) / 2), 0, wanted.width, wanted.height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var area = page();
        var drawing = (Graphics2D) graphics;
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        paintPage(drawing, area);
        if (seals != null) {
            seals.paint(drawing, area);
        }
    }

    /** Paints the page without its seals. */
    void paintPage(Graphics2D drawing, Rectangle area) {
        if (picture == null) {
            drawing.setColor(UIManager.getColor("Label.disabledForeground"));
            drawing.fill(area);
        } else {
            drawing.drawImage(picture, area.x, area.y, area.width, area.height, this);
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
