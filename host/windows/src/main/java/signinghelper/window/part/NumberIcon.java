package signinghelper.window.part;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import javax.swing.Icon;
import javax.swing.UIManager;

/** Number of a step in a circle, which is filled for the step to take now. */
public record NumberIcon(int number, boolean isFilled) implements Icon {

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        var copy = (Graphics2D) graphics.create();
        copy.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        copy.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        copy.setColor(Design.color(isFilled ? "accent" : "line"));
        var circle = new Ellipse2D.Double(x + 0.5, y + 0.5, getIconWidth() - 1.0, getIconHeight() - 1.0);
        if (isFilled) {
            copy.fill(circle);
        } else {
            copy.setStroke(new BasicStroke(1));
            copy.draw(circle);
        }
        copy.setColor(Design.color(isFilled ? "on-accent" : "quiet"));
        copy.setFont(UIManager.getFont("small.font"));
        var text = String.valueOf(number);
        var metrics = copy.getFontMetrics();
        copy.drawString(
                text,
                x + (getIconWidth() - metrics.stringWidth(text)) / 2,
                y + (getIconHeight() - metrics.getHeight()) / 2 + metrics.getAscent());
        copy.dispose();
    }

    @Override
    public int getIconWidth() {
        return Design.size("icon-size") * 5 / 4;
    }

    @Override
    public int getIconHeight() {
        return getIconWidth();
    }
}
