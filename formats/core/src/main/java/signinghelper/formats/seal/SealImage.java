package signinghelper.formats.seal;

import signinghelper.formats.algorithm.Bytes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Picture of a seal in pixels. It comes from a file, so its size is read before it is decoded. */
public final class SealImage {
    /** Pixels of the largest picture that is signed: 80 mm at 1,270 dots per inch. */
    public static final long MOST_PIXELS = 16_000_000;

    private static final Set<String> KINDS = Set.of("png", "jpeg", "gif", "bmp");

    private SealImage() {}

    /**
     * Decodes a picture, whose own octets tell its kind.
     *
     * @param mostPixels limit of width times height
     * @return empty when the picture is damaged, too large, or none of PNG, JPEG, GIF and BMP
     */
    public static Optional<BufferedImage> decoded(Bytes picture, long mostPixels) {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.toArray()))) {
            var readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? read(readers.next(), in, mostPixels) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // A reader of the JDK's may throw anything at a picture that is broken.
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(ImageReader reader, MemoryCacheImageInputStream in, long mostPixels)
            throws IOException {
        try {
            if (!KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            reader.setInput(in, true, true);
            var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            return pixels > mostPixels ? Optional.empty() : Optional.of(reader.read(0));
        } finally {
            reader.dispose();
        }
    }
}
