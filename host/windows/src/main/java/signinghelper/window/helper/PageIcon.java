package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.StatusIcon;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.Icon;
import javax.swing.JTabbedPane;
import javax.swing.UIManager;

/**
 * Icon of a page in the list of pages.
 *
 * @param name of the icon in the design's tokens
 * @param problems number that is shown on it; none when 0
 */
record PageIcon(String name, int problems) implements Icon {
    private static final int SIZE = 16;
    private static final int BADGE = 18;

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        var size = UIScale.scale(SIZE);
        var colour = UIManager.getColor(isOnFocus(component) ? "SigningHelper.on-accent" : "SigningHelper.quiet");
        new StatusIcon(name, size).paint(colour, graphics, x, y + (getIconHeight() - size) / 2);
        if (problems > 0) {
            paintNumber((Graphics2D) graphics.create(), x + size + UIScale.scale(4), y);
        }
    }

    /** The focus fills the page's tab. */
    private boolean isOnFocus(Component component) {
        return component instanceof JTabbedPane tabs
                && tabs.isFocusOwner()
                && tabs.getSelectedIndex() >= 0
                && tabs.getIconAt(tabs.getSelectedIndex()) == this;
    }

    private void paintNumber(Graphics2D graphics, int x, int y) {
        var badge = UIScale.scale(BADGE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(UIManager.getColor("SigningHelper.bad"));
        graphics.fillOval(x, y, badge, badge);
        graphics.setColor(UIManager.getColor("SigningHelper.surface"));
        graphics.setFont(UIManager.getFont("small.font"));
        var text = String.valueOf(problems);
        var metrics = graphics.getFontMetrics();
        graphics.drawString(
                text,
                x + (badge - metrics.stringWidth(text)) / 2,
                y + (badge - metrics.getHeight()) / 2 + metrics.getAscent());
        graphics.dispose();
    }

    @Override
    public int getIconWidth() {
        return UIScale.scale(problems > 0 ? SIZE + 4 + BADGE : SIZE);
    }

    @Override
    public int getIconHeight() {
        return UIScale.scale(BADGE);
    }
}
