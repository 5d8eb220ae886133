package signinghelper.testkit.seal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Picture of an organisation's round seal: its name around a star, as PNG with a transparent ground. */
final class SealPicture {
    /** Width and height in millimetres. */
    static final int SIZE = 42;

    private static final int DOTS = 12 * SIZE;
    private static final double CENTRE = DOTS / 2.0;
    private static final double RING = 8;
    private static final double NAME_RADIUS = DOTS * 0.36;
    private static final double STAR_RADIUS = DOTS * 0.15;

    /** Angle that the name takes of the circle. */
    private static final double ARC = Math.toRadians(230);

    private static final Color RED = new Color(0xD0, 0x10, 0x10);
    private static final Font FONT = new Font(Font.SERIF, Font.BOLD, DOTS / 10);
    private static final String NOTE = "演示专用";

    private SealPicture() {}

    /** Draws the seal of an organisation. */
    static byte[] of(String organisation) throws IOException {
        var image = new BufferedImage(DOTS, DOTS, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(RED);
        graphics.setFont(FONT);
        graphics.setStroke(new BasicStroke((float) RING));
        graphics.draw(new Ellipse2D.Double(RING, RING, DOTS - 2 * RING, DOTS - 2 * RING));
        graphics.fill(star());
        name(graphics, organisation);
        var width = graphics.getFontMetrics().stringWidth(NOTE);
        graphics.drawString(NOTE, (float) (CENTRE - width / 2.0), (float) (DOTS * 0.8));
        graphics.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static void name(Graphics2D graphics, String organisation) {
        var characters = organisation.codePoints().mapToObj(Character::toString).toList();
        for (var at = 0; at < characters.size(); at++) {
            var angle = ARC * (at / Math.max(1.0, characters.size() - 1.0) - 0.5);
            var turned = (Graphics2D) graphics.create();
            turned.rotate(angle, CENTRE, CENTRE);
            var width = turned.getFontMetrics().stringWidth(characters.get(at));
            turned.drawString(characters.get(at), (float) (CENTRE - width / 2.0), (float) (CENTRE - NAME_RADIUS));
            turned.dispose();
        }
    }

    private static Shape star() {
        var star = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (var point = 0; point < 5; point++) {
            var angle = Math.PI * 4 * point / 5;
            var x = STAR_RADIUS * Math.sin(angle);
            var y = -STAR_RADIUS * Math.cos(angle);
            if (point == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        return AffineTransform.getTranslateInstance(CENTRE, CENTRE).createTransformedShape(star);
    }
}
