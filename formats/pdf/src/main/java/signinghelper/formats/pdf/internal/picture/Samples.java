package signinghelper.formats.pdf.internal.picture;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Stream;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Samples of a picture in a PDF, eight bits each (ISO 32000-2, 8.9.5).
 */
public final class Samples {
    private static final int COLOURS = 3;
    private static final int OPAQUE = 0xFF;

    private final byte[] octets;
    private final int width;
    private final int height;

    private Samples(byte[] octets, int width, int height) {
        this.octets = octets;
        this.width = width;
        this.height = height;
    }

    /** Returns a picture of red, green and blue, with the transparency it has; empty for one of another kind. */
    public static Optional<Bytes> png(PdfDocument document, Stream picture, long mostPixels)
            throws PdfSyntaxException, IOException {
        var colours = read(document, picture, "DeviceRGB", COLOURS, mostPixels);
        var mask = document.resolve(picture.dictionary().get("SMask")) instanceof Stream stream
                ? read(document, stream, "DeviceGray", 1, mostPixels)
                : Optional.<Samples>empty();
        if (colours.isEmpty() || mask.filter(colours.get()::isOfOtherSize).isPresent()) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(colours.get().image(mask), "png", out);
        return Optional.of(Bytes.copyOf(out.toByteArray()));
    }

    /** @param components 3 for red, green and blue; 1 for grey */
    private static Optional<Samples> read(
            PdfDocument document, Stream picture, String space, int components, long mostPixels)
            throws PdfSyntaxException, IOException {
        var entries = picture.dictionary();
        var width = side(document, entries, "Width");
        var height = side(document, entries, "Height");
        var isOfThisKind = document.resolve(entries.get("ColorSpace")).equals(new PdfValue.Name(space))
                && side(document, entries, "BitsPerComponent") == Byte.SIZE
                && entries.get("Decode") == PdfValue.NULL
                && entries.get("Mask") == PdfValue.NULL;
        if (!isOfThisKind || width < 1 || height < 1 || (long) width * height > mostPixels) {
            return Optional.empty();
        }
        var octets = document.decoded(picture);
        return octets.length == width * height * components
                ? Optional.of(new Samples(octets, width, height))
                : Optional.empty();
    }

    /** Returns 0 for what is no length of a picture. */
    private static int side(PdfDocument document, Dictionary entries, String key)
            throws PdfSyntaxException, IOException {
        return document.resolve(entries.get(key)) instanceof PdfValue.Figure figure
                        && figure.value().scale() <= 0
                        && figure.value().precision() - figure.value().scale() <= 5
                ? figure.value().intValueExact()
                : 0;
    }

    private boolean isOfOtherSize(Samples other) {
        return width != other.width || height != other.height;
    }

    private BufferedImage image(Optional<Samples> mask) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var at = y * width + x;
                var alpha = mask.map(shown -> shown.octet(at)).orElse(OPAQUE);
                image.setRGB(x, y, alpha << 24 | octet(3 * at) << 16 | octet(3 * at + 1) << 8 | octet(3 * at + 2));
            }
        }
        return image;
    }

    private int octet(int at) {
        return Byte.toUnsignedInt(octets[at]);
    }
}
