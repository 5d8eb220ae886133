package signinghelper.formats.ofd.pages;

import signinghelper.formats.internal.pages.AveragedPicture;

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
    private static final Set<String> KINDS = Set.of("png", "jpeg", "gif", "bmp");

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
            return AveragedPicture.read(reader, MOST_PIXELS);
        } finally {
            reader.dispose();
        }
    }
}
