package signinghelper.formats.pdf.signing;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.pdf.syntax.PdfValue;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.syntax.Update;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Picture of a seal as the samples of a PDF image (ISO 32000-2, 8.9.5). */
final class SealPicture {
    private static final Set<String> KINDS = Set.of("png", "jpeg", "gif", "bmp");
    private static final int MOST_SAMPLES = 16_000_000;
    private static final int COLOURS = 3;

    private final BufferedImage image;

    private SealPicture(BufferedImage image) {
        this.image = image;
    }

    /** Reads a picture, whose own octets tell its kind. */
    static SealPicture read(Bytes data) throws FormatException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data.toArray()))) {
            var readers = ImageIO.getImageReaders(in);
            var reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                throw FormatException.sealBreaks(SigningRule.PICTURE_UNREADABLE);
            }
            reader.setInput(in);
            return new SealPicture(image(reader));
        } catch (IOException | RuntimeException e) {
            throw FormatException.sealBreaks(SigningRule.PICTURE_UNREADABLE);
        }
    }

    private static BufferedImage image(ImageReader reader) throws IOException, FormatException {
        try {
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_SAMPLES) {
                throw FormatException.sealBreaks(SigningRule.PICTURE_UNREADABLE);
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** Writes the picture with its transparency. */
    Reference addTo(Update update) {
        var mask = image.getColorModel().hasAlpha() ? update.add(dictionary("DeviceGray", null), samples(1)) : null;
        return update.add(dictionary("DeviceRGB", mask), samples(COLOURS));
    }

    private Dictionary dictionary(String colours, @Nullable Reference mask) {
        var entries = new HashMap<String, PdfValue>();
        entries.put("Type", new PdfValue.Name("XObject"));
        entries.put("Subtype", new PdfValue.Name("Image"));
        entries.put("Width", new PdfValue.Figure(BigDecimal.valueOf(image.getWidth())));
        entries.put("Height", new PdfValue.Figure(BigDecimal.valueOf(image.getHeight())));
        entries.put("ColorSpace", new PdfValue.Name(colours));
        entries.put("BitsPerComponent", new PdfValue.Figure(BigDecimal.valueOf(Byte.SIZE)));
        if (mask != null) {
            entries.put("SMask", mask);
        }
        return new Dictionary(entries);
    }

    /**
     * Returns the samples row by row.
     *
     * @param components 3 for red, green and blue; 1 for the transparency
     */
    private byte[] samples(int components) {
        var samples = new byte[image.getWidth() * image.getHeight() * components];
        var row = new int[image.getWidth()];
        var at = 0;
        for (var y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (var pixel : row) {
                for (var i = components - 1; i >= 0; i--) {
                    var shift = components == 1 ? COLOURS : i;
                    samples[at++] = (byte) (pixel >> (shift * Byte.SIZE));
                }
            }
        }
        return samples;
    }
}
