package signinghelper.window.part;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A seal on red ground, as the extension's icon has it. Each size is drawn for itself, since scaling blurs small ones.
 */
public final class WindowIcon {
    private static final List<Integer> SIZES = List.of(16, 20, 24, 32, 40, 48, 64, 128, 256);
    /** Side length of the drawing. */
    private static final double SIDE = 128;

    private WindowIcon() {}

    /** Squares in the sizes that title bars, task bars and switchers ask for. */
    public static List<Image> images() {
        return SIZES.stream().map(WindowIcon::draw).toList();
    }

    private static Image draw(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(size / SIDE, size / SIDE);
        paint(graphics);
        graphics.dispose();
        return image;
    }

    private static void paint(Graphics2D graphics) {
        graphics.setColor(Design.color("brand"));
        graphics.fill(new RoundRectangle2D.Double(8, 8, 112, 112, 48, 48));
        var seal = new Area(new Ellipse2D.Double(44, 24, 40, 40));
        seal.add(new Area(new Rectangle2D.Double(54, 56, 20, 16)));
        seal.add(new Area(new RoundRectangle2D.Double(36, 72, 56, 14, 8, 8)));
        seal.add(new Area(new RoundRectangle2D.Double(30, 94, 68, 8, 8, 8)));
        graphics.setColor(Design.color("on-brand"));
        graphics.fill(seal);
    }
}
