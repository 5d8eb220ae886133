package signinghelper.formats.pdf.pages;

import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.encoding.MacOSRomanEncoding;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Glyphs of an embedded TrueType font. Programs choose among its tables of characters in different orders. */
final class TrueTypeGlyphs {
    /** Symbols lie here, or at their codes. */
    private static final int SYMBOLS = 0xF000;

    private final PDTrueTypeFont font;
    private final int code;
    private final boolean isEncoded;
    private final Set<Integer> glyphs = new HashSet<>();

    private TrueTypeGlyphs(PDTrueTypeFont font, int code) {
        this.font = font;
        this.code = code;
        this.isEncoded = font.getCOSObject().containsKey(COSName.ENCODING);
    }

    /** Returns true when each table that has a glyph for a code has that of PDFBox. */
    static boolean areCommon(PDTrueTypeFont font, int code) throws IOException {
        var table = font.getTrueTypeFont().getCmap();
        return table != null && table.getCmaps().length > 0 && new TrueTypeGlyphs(font, code).areCommon(table);
    }

    private boolean areCommon(CmapTable table) throws IOException {
        for (var map : table.getCmaps()) {
            add(map);
        }
        glyphs.remove(0);
        return glyphs.isEmpty() || glyphs.equals(Set.of(font.codeToGID(code)));
    }

    private void add(CmapSubtable map) {
        var isDirect = !isEncoded || font.isSymbolic();
        var isOfWindows = map.getPlatformId() == CmapTable.PLATFORM_WINDOWS;
        if (isOfWindows && map.getPlatformEncodingId() == CmapTable.ENCODING_WIN_SYMBOL) {
            glyphs.add(map.getGlyphId(code));
            glyphs.add(map.getGlyphId(SYMBOLS + code));
        } else if (map.getPlatformId() == CmapTable.PLATFORM_MACINTOSH) {
            glyphs.add(isDirect ? map.getGlyphId(code) : 0);
            glyphs.add(isEncoded ? ofMacintosh(map) : 0);
        } else {
            glyphs.add(isEncoded ? ofUnicode(map) : map.getGlyphId(code));
        }
    }

    private String name() {
        return font.getEncoding().getName(code);
    }

    private int ofMacintosh(CmapSubtable map) {
        var letter = MacOSRomanEncoding.INSTANCE.getNameToCodeMap().get(name());
        return letter == null ? 0 : map.getGlyphId(letter);
    }

    private int ofUnicode(CmapSubtable map) {
        var letter = font.getGlyphList().toUnicode(name());
        return letter == null || letter.isEmpty() ? 0 : map.getGlyphId(letter.codePointAt(0));
    }
}
