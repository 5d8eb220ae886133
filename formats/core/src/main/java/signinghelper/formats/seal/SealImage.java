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

    /** Position of a BMP's compression (BITMAPINFOHEADER). */
    private static final int BMP_COMPRESSION = 30;

    private static final Set<String> KINDS = Set.of("png", "jpeg", "gif", "bmp");

    private SealImage() {}

    /**
     * Decodes a picture, whose own octets tell its kind.
     *
     * @param mostPixels limit of width times height
     * @return empty when the picture is damaged, too large, or none of PNG, JPEG, GIF and BMP
     */
    public static Optional<BufferedImage> decoded(Bytes picture, long mostPixels) {
        var octets = picture.toArray();
        if (isWrapped(octets)) {
            return Optional.empty();
        }
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(octets))) {
            var readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? read(readers.next(), in, mostPixels) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // A reader of the JDK's may throw anything at a picture that is broken.
            return Optional.empty();
        }
    }

    /** A BMP around a JPEG or PNG (compression 4 and 5) says a size of its own; that within may take any memory. */
    private static boolean isWrapped(byte[] octets) {
        return octets.length > BMP_COMPRESSION
                && octets[0] == 'B'
                && octets[1] == 'M'
                && (octets[BMP_COMPRESSION] == 4 || octets[BMP_COMPRESSION] == 5);
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
