package signinghelper.formats.ofd.pages;

import signinghelper.formats.internal.pages.AveragedPicture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reader of pictures within a document, whose own octets tell their kind. */
final class SampledPicture {
    static final int MOST_OCTETS = 64 << 20;
    private static final Set<String> KINDS = Set.of("png", "jpeg", "gif", "bmp", "tiff", "jbig2");

    private static final int RGB = 3;
    private static final double MOST_PIXELS = 8_000_000;

    private SampledPicture() {}

    static BufferedImage read(byte[] octets, Effort effort) throws UndrawableException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(octets))) {
            var readers = ImageIO.getImageReaders(in);
            var reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                throw UndrawableException.of("MediaFile");
            }
            reader.setInput(in);
            return read(reader, effort);
        } catch (IOException | RuntimeException e) {
            throw UndrawableException.of("MediaFile");
        }
    }

    private static BufferedImage read(ImageReader reader, Effort effort) throws IOException, UndrawableException {
        try {
            var samples = (long) reader.getWidth(0) * reader.getHeight(0);
            effort.read(samples);
            if (reader.getFormatName().equalsIgnoreCase("jpeg")
                    && reader.getImageTypes(0).next().getColorModel().getNumComponents() > RGB) {
                // Not every Java reads inks, and none knows how their maker has inverted them.
                throw UndrawableException.of("CMYK");
            }
            return AveragedPicture.read(reader, MOST_PIXELS);
        } finally {
            reader.dispose();
        }
    }

    /** Draws a picture on the square of side 1 in its coordinates. */
    static void draw(Graphics2D graphics, BufferedImage image, AffineTransform place, Effort effort)
            throws UndrawableException {
        effort.draw(place.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)));
        place.scale(1.0 / image.getWidth(), 1.0 / image.getHeight());
        graphics.drawImage(image, place, null);
    }

    /** Returns a picture that is as opaque as another one is bright. */
    static BufferedImage masked(BufferedImage image, BufferedImage mask) {
        var masked = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var bright =
                        mask.getRGB(x * mask.getWidth() / image.getWidth(), y * mask.getHeight() / image.getHeight());
                var alpha = (image.getRGB(x, y) >>> 24) * (bright & 0xFF) / 0xFF;
                masked.setRGB(x, y, (alpha << 24) | (image.getRGB(x, y) & 0xFFFFFF));
            }
        }
        return masked;
    }
}
