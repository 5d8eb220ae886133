package signinghelper.formats.pdf.internal.signing;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.internal.syntax.Update;
import signinghelper.formats.seal.SealImage;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.HashMap;

/** Picture of a seal as the samples of a PDF image (ISO 32000-2, 8.9.5). */
final class SealPicture {
    private static final int COLOURS = 3;

    private final BufferedImage image;

    private SealPicture(BufferedImage image) {
        this.image = image;
    }

    /** Reads a picture. */
    static SealPicture read(Bytes data) throws FormatException {
        return SealImage.decoded(data, SealImage.MOST_PIXELS)
                .map(SealPicture::new)
                .orElseThrow(() -> FormatException.sealBreaks(SigningRule.PICTURE_UNREADABLE));
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
