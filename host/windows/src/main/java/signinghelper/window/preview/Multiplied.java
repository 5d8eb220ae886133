package signinghelper.window.preview;

import java.awt.AlphaComposite;
import java.awt.Composite;
import java.awt.CompositeContext;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.function.Consumer;

/** Drawing that is multiplied with what is below it (ISO 32000-2, 11.3.5, blend mode Multiply). */
final class Multiplied implements Composite, CompositeContext {
    private static final int MOST = 255;
    private static final int ALPHA = 24;

    private final ColorModel above;
    private final ColorModel below;

    private Multiplied(ColorModel above, ColorModel below) {
        this.above = above;
        this.below = below;
    }

    /**
     * Draws onto a screen, which has no blend modes: both layers are drawn into a picture first.
     *
     * @param part of the drawing that changes
     * @param below draws the opaque ground
     * @param above draws what is multiplied with it
     */
    static void draw(Graphics2D onto, Shape part, Consumer<Graphics2D> below, Consumer<Graphics2D> above) {
        var transform = onto.getTransform();
        var box = transform.createTransformedShape(part).getBounds();
        if (box.isEmpty()) {
            return;
        }
        var picture = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_RGB);
        var drawing = picture.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.translate(-box.x, -box.y);
        drawing.transform(transform);
        below.accept(drawing);
        drawing.clip(part);
        drawing.setComposite(new Multiplied(ColorModel.getRGBdefault(), picture.getColorModel()));
        above.accept(drawing);
        drawing.dispose();
        copy(onto, picture, box);
    }

    private static void copy(Graphics2D onto, BufferedImage picture, Rectangle box) {
        var pixels = (Graphics2D) onto.create();
        pixels.setTransform(new AffineTransform());
        pixels.setComposite(AlphaComposite.Src);
        pixels.drawImage(picture, box.x, box.y, null);
        pixels.dispose();
    }

    @Override
    public CompositeContext createContext(ColorModel source, ColorModel ground, RenderingHints hints) {
        return new Multiplied(source, ground);
    }

    @Override
    public void compose(Raster source, Raster ground, WritableRaster result) {
        var width = Math.min(source.getWidth(), ground.getWidth());
        var height = Math.min(source.getHeight(), ground.getHeight());
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var top = above.getRGB(source.getDataElements(source.getMinX() + x, source.getMinY() + y, null));
                var bottom = below.getRGB(ground.getDataElements(ground.getMinX() + x, ground.getMinY() + y, null));
                result.setDataElements(
                        result.getMinX() + x,
                        result.getMinY() + y,
                        below.getDataElements(multiplied(top, bottom), null));
            }
        }
    }

    /** Returns a pixel; transparency above changes nothing. */
    private static int multiplied(int top, int bottom) {
        var alpha = top >>> ALPHA;
        var pixel = MOST << ALPHA;
        for (var shift = 0; shift < ALPHA; shift += Byte.SIZE) {
            var factor = MOST - alpha + alpha * ((top >> shift) & MOST) / MOST;
            pixel |= (((bottom >> shift) & MOST) * factor / MOST) << shift;
        }
        return pixel;
    }

    @Override
    public void dispose() {
        // Holds nothing.
    }
}
