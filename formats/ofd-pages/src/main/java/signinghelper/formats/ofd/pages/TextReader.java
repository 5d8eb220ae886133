package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reader of one text object (CT_Text, GB/T 33190-2016, 11.2 to 11.4). */
final class TextReader {
    private static final int BOLD = 600;

    private final Attributes text;
    private final List<PageItem.Letter> letters = new ArrayList<>();

    /** Glyphs for letters of the next text code, by the letters' numbers. */
    private Map<Integer, Integer> glyphs = new HashMap<>();

    private boolean hasTransforms;
    private int codes;
    private @Nullable Double lastX;
    private @Nullable Double lastY;

    private TextReader(Element element) {
        this.text = new Attributes(element);
    }

    static PageItem.Text read(Element element, AffineTransform around, Style style, Resources resources)
            throws UndrawableException, OfdException {
        return new TextReader(element).read(around, style, resources);
    }

    private PageItem.Text read(AffineTransform around, Style style, Resources resources)
            throws UndrawableException, OfdException {
        if (text.number("ReadDirection", 0) != 0 || text.number("CharDirection", 0) != 0) {
            throw UndrawableException.of("ReadDirection");
        }
        for (var child : text.children()) {
            switch (Attributes.name(child)) {
                case "TextCode" -> code(child);
                case "CGTransform" -> glyphs(new Attributes(child));
                case "FillColor", "StrokeColor", "Clips", "Actions" -> {
                    // Read with style and frame; actions are not drawn.
                }
                default -> throw UndrawableException.of(child.getNodeName());
            }
        }
        // Readers differ in which letters a transform is for that has none behind it, or more than one code.
        if (!glyphs.isEmpty() || (codes > 1 && hasTransforms)) {
            throw UndrawableException.of("CGTransform");
        }
        var font = resources.font(text.text("Font"));
        return new PageItem.Text(
                Frame.of(text.element(), around),
                style,
                font,
                font.isBold() || text.number("Weight", 0) >= BOLD,
                font.isItalic() || text.flag("Italic", false),
                text.number("Size", 0),
                text.number("HScale", 1),
                text.flag("Fill", true),
                text.flag("Stroke", false),
                letters);
    }

    /** Reads which glyphs stand for which letters; only one for one. */
    private void glyphs(Attributes transform) throws UndrawableException, OfdException {
        var count = transform.count("CodeCount", 1);
        var glyphList = transform.child("Glyphs").orElseThrow(() -> UndrawableException.of("CGTransform"));
        var found = Figures.all(glyphList.getTextContent());
        if (count != transform.count("GlyphCount", 1) || found.length != count) {
            throw UndrawableException.of("CGTransform");
        }
        hasTransforms = true;
        var first = transform.count("CodePosition", 0);
        for (var at = 0; at < count; at++) {
            glyphs.put(first + at, (int) found[at]);
        }
    }

    private void code(Element element) throws UndrawableException {
        codes++;
        var code = new Attributes(element);
        var x = start(code, "X", lastX);
        var y = start(code, "Y", lastY);
        lastX = x;
        lastY = y;
        var right = Deltas.parse(code.text("DeltaX"));
        var down = Deltas.parse(code.text("DeltaY"));
        var points = element.getTextContent().codePoints().toArray();
        requireCounted(points);
        for (var at = 0; at < points.length; at++) {
            var letter = new PageItem.Letter(x, y, points[at], glyphs.get(at), right.isEmpty() && !down.isEmpty());
            // Readers differ in where a letter goes whose distance is not given.
            if (at > 0 && !letter.isBlank() && !isPlaced(at, right, down)) {
                throw UndrawableException.of("DeltaX");
            }
            letters.add(letter);
            x += right.at(at);
            y += down.at(at);
        }
        glyphs = new HashMap<>();
    }

    private static boolean isPlaced(int letter, Deltas right, Deltas down) {
        return (right.isEmpty() || right.reaches(letter))
                && (down.isEmpty() || down.reaches(letter))
                && !(right.isEmpty() && down.isEmpty());
    }

    /** Some readers count a line's end as no letter, one beyond 16 bits as two, and know no transform for letters that are not there. */
    private void requireCounted(int... points) throws UndrawableException {
        if (glyphs.keySet().stream().anyMatch(at -> at >= points.length)) {
            throw UndrawableException.of("CodePosition");
        }
        for (var point : points) {
            if (points.length > 1 && (Character.isISOControl(point) || Character.isSupplementaryCodePoint(point))) {
                throw UndrawableException.of("TextCode");
            }
        }
    }

    /** A text code begins where the one before it began, unless it says so itself. */
    private static double start(Attributes code, String name, @Nullable Double last) throws UndrawableException {
        if (code.has(name)) {
            return Figures.one(code.text(name));
        }
        if (last == null) {
            throw UndrawableException.of(name);
        }
        return last;
    }
}
