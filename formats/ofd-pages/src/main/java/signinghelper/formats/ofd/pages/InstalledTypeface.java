package signinghelper.formats.ofd.pages;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Font of this computer: the named one if it is there, otherwise one that is like it. */
final class InstalledTypeface implements Typeface {
    private static final int UNIT = 1000;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** Parts of the names of fonts whose strokes end in feet. */
    private static final List<String> SERIFS = List.of("宋", "仿", "楷", "song", "sun", "fang", "kai", "ming", "times");

    private final List<Font> fonts;

    InstalledTypeface(FontResource wanted, boolean isBold, boolean isItalic) {
        var style = (isBold ? Font.BOLD : Font.PLAIN) | (isItalic ? Font.ITALIC : Font.PLAIN);
        var likely = isSerif(wanted) ? List.of(Font.SERIF, Font.SANS_SERIF) : List.of(Font.SANS_SERIF, Font.SERIF);
        this.fonts = Stream.concat(wanted.names().stream(), likely.stream())
                .map(name -> new Font(name, style, UNIT))
                .filter(font -> likely.contains(font.getName()) || isThere(font))
                .toList();
    }

    private static boolean isSerif(FontResource wanted) {
        return wanted.isSerif()
                || wanted.names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> SERIFS.stream().anyMatch(name::contains));
    }

    /** Java gives another font in the place of one that is not installed. */
    private static boolean isThere(Font font) {
        return !font.getFamily(Locale.ROOT).equals(Font.DIALOG);
    }

    /** A character for private use is another one in each font. */
    @Override
    public Optional<Shape> character(int codePoint) {
        if (Character.getType(codePoint) == Character.PRIVATE_USE) {
            return Optional.empty();
        }
        return fonts.stream()
                .filter(font -> font.canDisplay(codePoint))
                .findFirst()
                .map(font -> {
                    var outline = font.createGlyphVector(EXACT, Character.toString(codePoint))
                            .getOutline();
                    return AffineTransform.getScaleInstance(1.0 / UNIT, 1.0 / UNIT)
                            .createTransformedShape(outline);
                });
    }

    @Override
    public Optional<Shape> glyph(int index) {
        return Optional.empty();
    }
}
