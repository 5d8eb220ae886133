package signinghelper.formats.ofd.pages;

import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.cff.CFFParser;
import org.apache.fontbox.cff.CFFType1Font;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Font in the Compact Font Format alone, as documents converted from PDF have it. */
final class CompactTypeface implements Typeface {
    private static final int CODES = 256;

    private final CFFFont font;
    private final AffineTransform toUnit;

    private CompactTypeface(CFFFont font) throws IOException {
        this.font = font;
        this.toUnit = AffineTransform.getScaleInstance(1, -1);
        toUnit.concatenate(matrix(font.getFontMatrix()));
    }

    private static AffineTransform matrix(List<Number> numbers) {
        return new AffineTransform(
                numbers.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /** Returns true for octets that begin as such a font does. */
    static boolean isOne(byte[] octets) {
        return octets.length > 3
                && octets[0] == 1
                && octets[1] == 0
                && octets[2] >= 4
                && octets[3] >= 1
                && octets[3] <= 4;
    }

    static CompactTypeface read(byte[] octets) throws IOException {
        return new CompactTypeface(
                new CFFParser().parse(new RandomAccessReadBuffer(octets)).get(0));
    }

    /** Only letters of the font's own coding are found; others come with their glyphs. */
    @Override
    public Optional<Shape> character(int codePoint) {
        if (!(font instanceof CFFType1Font named) || codePoint >= CODES) {
            return Optional.empty();
        }
        var name = named.getEncoding().getName(codePoint);
        try {
            return named.hasGlyph(name)
                    ? Optional.of(toUnit.createTransformedShape(named.getPath(name)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Glyphs that have identifiers (CID) are meant by these, as in PDF. */
    @Override
    public Optional<Shape> glyph(int index) {
        var place = font instanceof CFFCIDFont named ? named.getCharset().getGIDForCID(index) : index;
        if (index <= 0 || place <= 0 || place >= font.getNumCharStrings()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    toUnit.createTransformedShape(font.getType2CharString(index).getPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
