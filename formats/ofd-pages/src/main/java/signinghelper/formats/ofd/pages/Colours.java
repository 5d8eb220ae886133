package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;

import java.awt.Color;
import java.util.Locale;

/**
 * Reader of basic colours (CT_Color, GB/T 33190-2016, 8.3). Patterns and shadings are not drawn, nor is
 * CMYK, which some readers count to 100 and others to 255.
 *
 * @param usual identifier of the document's colour space; empty for RGB
 */
record Colours(Resources resources, String usual) {
    private static final int MOST = 255;
    private static final String BITS = "8";

    /** Reads a colour with its own transparency. */
    Color read(Element element) throws UndrawableException {
        var colour = new Attributes(element);
        if (!colour.children().isEmpty() || colour.has("Index")) {
            throw UndrawableException.of(element.getLocalName());
        }
        var alpha = component(colour.has("Alpha") ? colour.text("Alpha") : String.valueOf(MOST));
        var values = Figures.words(colour.text("Value"));
        var numbers = new int[values.length];
        for (var at = 0; at < values.length; at++) {
            numbers[at] = component(values[at]);
        }
        return colour(kind(colour), numbers, alpha);
    }

    private String kind(Attributes colour) throws UndrawableException {
        var id = colour.has("ColorSpace") ? colour.text("ColorSpace") : usual;
        if (id.isEmpty()) {
            return "RGB";
        }
        var space = new Attributes(resources.colourSpace(id));
        if (space.has("BitsPerComponent") && !space.text("BitsPerComponent").equals(BITS)) {
            throw UndrawableException.of("BitsPerComponent");
        }
        return space.text("Type").toUpperCase(Locale.ROOT);
    }

    private static Color colour(String kind, int[] values, int alpha) throws UndrawableException {
        if (values.length == 0) {
            return new Color(0, 0, 0, alpha);
        }
        return switch (kind + values.length) {
            case "GRAY1" -> new Color(values[0], values[0], values[0], alpha);
            case "RGB3" -> new Color(values[0], values[1], values[2], alpha);
            default -> throw UndrawableException.of("ColorSpace");
        };
    }

    /** A component is decimal, or hexadecimal behind a number sign. */
    private static int component(String text) throws UndrawableException {
        try {
            var value = text.startsWith("#")
                    ? Integer.parseInt(text.substring(1), 16)
                    : (int) Math.round(Figures.one(text));
            if (value >= 0 && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw UndrawableException.of("Value");
    }
}
