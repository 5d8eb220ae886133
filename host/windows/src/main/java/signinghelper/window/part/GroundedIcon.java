package signinghelper.window.part;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.Icon;

/**
 * Icon in the middle of a ground of its own.
 *
 * @param size of the ground, in pixels of the screen
 * @param ground name of its colour
 * @param arc diameter of its corners; {@code size} makes it a circle
 */
public record GroundedIcon(Icon icon, int size, String ground, int arc) implements Icon {

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        var copy = (Graphics2D) graphics.create();
        copy.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        copy.setColor(Design.color(ground));
        copy.fillRoundRect(x, y, size, size, arc, arc);
        copy.dispose();
        icon.paintIcon(
                component, graphics, x + (size - icon.getIconWidth()) / 2, y + (size - icon.getIconHeight()) / 2);
    }

    @Override
    public int getIconWidth() {
        return size;
    }

    @Override
    public int getIconHeight() {
        return size;
    }
}
