package signinghelper.formats.ofd.pages;

import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** TrueType or OpenType font within a document, read in Java alone. */
final class EmbeddedTypeface implements Typeface {
    private static final byte[] OPEN_TYPE = {'O', 'T', 'T', 'O'};

    /** Where fonts of symbols have their letters. */
    private static final int SYMBOLS = 0xF000;

    private final TrueTypeFont font;
    private final @Nullable CmapLookup characters;
    private final AffineTransform toUnit;

    private EmbeddedTypeface(TrueTypeFont font, @Nullable CmapLookup characters) throws IOException {
        this.font = font;
        this.characters = characters;
        var unit = 1.0 / font.getUnitsPerEm();
        this.toUnit = AffineTransform.getScaleInstance(unit, -unit);
    }

    /** Reads a font, also one in the Compact Font Format; fails with any exception for one that is broken. */
    static Typeface read(byte[] octets) throws IOException {
        if (CompactTypeface.isOne(octets)) {
            return CompactTypeface.read(octets);
        }
        var isOpenType = Arrays.equals(octets, 0, OPEN_TYPE.length, OPEN_TYPE, 0, OPEN_TYPE.length);
        var parser = isOpenType ? new OTFParser(true) : new TTFParser(true);
        var font = parser.parse(new RandomAccessReadBuffer(octets));
        return new EmbeddedTypeface(font, font.getCmap() == null ? null : font.getUnicodeCmapLookup(false));
    }

    @Override
    public Optional<Shape> character(int codePoint) {
        if (characters == null) {
            return Optional.empty();
        }
        var index = characters.getGlyphId(codePoint);
        return glyph(index == 0 ? characters.getGlyphId(SYMBOLS + codePoint) : index);
    }

    /** The first glyph of a font stands for letters that are missing. */
    @Override
    public Optional<Shape> glyph(int index) {
        try {
            return index <= 0 || index >= font.getNumberOfGlyphs()
                    ? Optional.empty()
                    : Optional.of(toUnit.createTransformedShape(outline(index)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Shape outline(int index) throws IOException {
        if (font instanceof OpenTypeFont open && open.isPostScript()) {
            var compact = open.getCFF().getFont();
            // FontBox asks a font with identifiers for one of these, and not for a place.
            var asked = compact instanceof CFFCIDFont named ? named.getCharset().getCIDForGID(index) : index;
            return compact.getType2CharString(asked).getPath();
        }
        var glyph = font.getGlyph().getGlyph(index);
        return glyph == null ? new Path2D.Double() : glyph.getPath();
    }
}
