package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.encoding.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.regex.Pattern;

/** Font that has the same glyphs for all programs. */
final class PlainFont {
    /** Names that some programs spell out, and some do not know. */
    private static final Pattern SPELT = Pattern.compile("uni[0-9A-F]{4,}|u[0-9A-F]{4,6}|.*\\..*");

    private PlainFont() {}

    static boolean isIn(@Nullable PDFont font) throws IOException {
        if (!(font instanceof PDType0Font composite)) {
            return font != null;
        }
        return (composite.isEmbedded() || isCollected(composite))
                && (!(composite.getCOSObject().getDictionaryObject(COSName.ENCODING) instanceof COSStream codes)
                        || (codes.getInt(COSName.getPDFName("WMode"), 0) == 0 && PlainCodes.areIn(codes)));
    }

    /** Glyph numbers of a font that is not there are other letters in another font. */
    private static boolean isCollected(PDType0Font font) {
        var collection = font.getDescendantFont().getCIDSystemInfo();
        return collection != null && !"Identity".equals(collection.getOrdering());
    }

    static boolean hasCommonGlyph(PDFont font, int code) throws IOException {
        if (!font.isEmbedded()) {
            return !(font instanceof PDSimpleFont simple) || hasKnownName(simple, code);
        }
        return !(font instanceof PDTrueTypeFont trueType) || TrueTypeGlyphs.areCommon(trueType, code);
    }

    private static boolean hasKnownName(PDSimpleFont font, int code) {
        var name = font.getEncoding() instanceof DictionaryEncoding given
                ? given.getDifferences().get(code)
                : null;
        return name == null
                || (!SPELT.matcher(name).matches() && font.getGlyphList().toUnicode(name) != null);
    }
}
