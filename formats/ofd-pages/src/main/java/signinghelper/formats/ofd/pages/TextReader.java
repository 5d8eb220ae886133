package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reader of one text object (CT_Text, GB/T 33190-2016, 11.2 to 11.4). */
final class TextReader {
    private static final int BOLD = 600;

    /** First character that is as wide as high in fonts for Chinese. */
    private static final int WIDE = 0x2E80;

    private final Attributes text;
    private final Remarks.On remarks;
    private final double size;
    private final List<PageItem.Letter> letters = new ArrayList<>();

    /** Glyphs for letters of the next text code, by the letters' numbers. */
    private Map<Integer, Integer> glyphs = new HashMap<>();

    private boolean hasTransforms;
    private int codes;
    private @Nullable Double lastX;
    private @Nullable Double lastY;

    private TextReader(Element element, Remarks.On remarks) throws UndrawableException {
        this.text = new Attributes(element);
        this.remarks = remarks;
        this.size = text.number("Size", 0);
    }

    static PageItem.Text read(Element element, Frame frame, Style style, Resources resources, Remarks.On remarks)
            throws UndrawableException, OfdException {
        return new TextReader(element, remarks).read(frame, style, resources);
    }

    private PageItem.Text read(Frame frame, Style style, Resources resources) throws UndrawableException, OfdException {
        if (size == 0) {
            throw UndrawableException.of("Size");
        }
        if (text.number("ReadDirection", 0) != 0 || text.number("CharDirection", 0) != 0) {
            // Each reader has its own way with them; distances between letters are given all the same.
            remarks.doubtful("ReadDirection");
        }
        for (var child : text.children()) {
            switch (Attributes.name(child)) {
                case "TextCode" -> code(child);
                case "CGTransform" -> glyphs(new Attributes(child));
                case "FillColor", "StrokeColor", "Clips", "Actions" -> {
                    // Read with style and frame; actions are not drawn.
                }
                default -> remarks.undrawn(UndrawableException.of(child.getNodeName()));
            }
        }
        // Readers differ in which letters a transform is for that has none behind it, or more than one code.
        if (!glyphs.isEmpty() || (codes > 1 && hasTransforms)) {
            remarks.doubtful("CGTransform");
        }
        var font = resources.font(text.text("Font"), remarks);
        return new PageItem.Text(
                frame,
                style,
                font,
                font.isBold() || text.number("Weight", 0) >= BOLD,
                font.isItalic() || text.flag("Italic", false),
                size,
                text.number("HScale", 1),
                text.number("CharDirection", 0),
                text.flag("Fill", true),
                text.flag("Stroke", false),
                letters);
    }

    /** Reads which glyphs stand for which letters; where they are not one for one, readers differ. */
    private void glyphs(Attributes transform) throws UndrawableException, OfdException {
        var count = transform.count("CodeCount", 1);
        var list = transform.child("Glyphs");
        var found = list.isEmpty() ? new double[0] : Figures.all(list.get().getTextContent());
        if (count != transform.count("GlyphCount", 1) || found.length != count) {
            remarks.doubtful("CGTransform");
        }
        hasTransforms = true;
        var first = transform.count("CodePosition", 0);
        for (var at = 0; at < found.length; at++) {
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
            var isBelow = right.isEmpty() && !down.isEmpty();
            var letter = new PageItem.Letter(x, y, points[at], glyphs.get(at), isBelow);
            if (at > 0 && !letter.isBlank() && !isPlaced(at, right, down)) {
                // Readers differ in where a letter goes whose distance is not given.
                remarks.doubtful("DeltaX");
            }
            letters.add(letter);
            x += isBelow ? 0 : right.at(at).orElse(usual(points[at]));
            y += down.at(at).orElse(isBelow ? size : 0);
        }
        glyphs = new HashMap<>();
    }

    /** Returns the distance to the next letter as most fonts have it. */
    private double usual(int codePoint) {
        return codePoint < WIDE ? size / 2 : size;
    }

    private static boolean isPlaced(int letter, Deltas right, Deltas down) {
        return (right.isEmpty() || right.reaches(letter))
                && (down.isEmpty() || down.reaches(letter))
                && !(right.isEmpty() && down.isEmpty());
    }

    /** Some readers count a line's end as no letter, one beyond 16 bits as two, and know no transform for letters that are not there. */
    private void requireCounted(int... points) {
        if (glyphs.keySet().stream().anyMatch(at -> at >= points.length)) {
            remarks.doubtful("CodePosition");
        }
        for (var point : points) {
            if (points.length > 1 && (Character.isISOControl(point) || Character.isSupplementaryCodePoint(point))) {
                remarks.doubtful("TextCode");
            }
        }
    }

    /** A text code begins where the one before it began, unless it says so itself. */
    private double start(Attributes code, String name, @Nullable Double last) throws UndrawableException {
        if (code.has(name)) {
            return Figures.one(code.text(name));
        }
        if (last == null) {
            remarks.doubtful(name);
            return 0;
        }
        return last;
    }
}
