package signinghelper.formats.internal.pages;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Picture with fewer pixels than its file has. Each is the mean of the samples in its place: had it only some of them, a file could be made
 * that shows something else than elsewhere.
 */
public final class AveragedPicture {
    /** A page of A4 in colors, with 600 samples for each inch, takes 140 million octets. */
    private static final long MOST_OCTETS = 150_000_000;

    private AveragedPicture() {}

    /**
     * Reads the first picture of a file.
     *
     * @param most pixels of the result
     * @throws IOException if it is damaged, or has more samples than are read
     */
    public static BufferedImage read(ImageReader reader, double most) throws IOException {
        var samples = (long) reader.getWidth(0) * reader.getHeight(0);
        var bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
        if (samples * bits / Byte.SIZE > MOST_OCTETS) {
            throw new IOException("too many samples");
        }
        var image = reader.read(0);
        var step = (int) Math.ceil(Math.sqrt(samples / most));
        return step <= 1 ? image : averaged(image, step);
    }

    private static BufferedImage averaged(BufferedImage image, int step) {
        var width = (image.getWidth() + step - 1) / step;
        var height = (image.getHeight() + step - 1) / step;
        var averaged = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var row = 0; row < height; row++) {
            var rows = Math.min(step, image.getHeight() - row * step);
            var samples = image.getRGB(0, row * step, image.getWidth(), rows, null, 0, image.getWidth());
            for (var column = 0; column < width; column++) {
                var mean = new Mean();
                var end = Math.min(image.getWidth(), (column + 1) * step);
                for (var y = 0; y < rows; y++) {
                    for (var x = column * step; x < end; x++) {
                        mean.add(samples[y * image.getWidth() + x]);
                    }
                }
                averaged.setRGB(column, row, mean.color());
            }
        }
        return averaged;
    }

    /** Mean of colors, each of which counts as much as it is opaque. */
    private static final class Mean {
        private int count;
        private long alpha;
        private long red;
        private long green;
        private long blue;

        void add(int color) {
            var weight = color >>> 24;
            count++;
            alpha += weight;
            red += (long) weight * (color >> 16 & 0xff);
            green += (long) weight * (color >> 8 & 0xff);
            blue += (long) weight * (color & 0xff);
        }

        int color() {
            if (alpha == 0) {
                return 0;
            }
            return (int) (((alpha / count) << 24) | ((red / alpha) << 16) | ((green / alpha) << 8) | (blue / alpha));
        }
    }
}
