package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reader of the colours of one object (CT_Color, GB/T 33190-2016, 8.3). */
record Colours(Reading reading, Remarks.On remarks) {
    private static final int MOST = 255;
    private static final int PERCENT = 100;
    private static final String BITS = "8";

    /** Kind of colour with so many components, where a document names a space that it lacks. */
    private static final Map<Integer, String> USUAL = Map.of(1, "GRAY", 4, "CMYK");

    /** Reads a colour with its own transparency. */
    Ink read(Element element) throws UndrawableException, OfdException {
        var colour = new Attributes(element);
        for (var child : colour.children()) {
            switch (Attributes.name(child)) {
                case "AxialShd", "RadialShd" -> {
                    return new ShadingReader(this).read(new Attributes(child));
                }
                case "Pattern" -> {
                    return PatternReader.read(this, new Attributes(child));
                }
                default -> throw UndrawableException.of(child.getNodeName());
            }
        }
        return new Ink.Flat(flat(element));
    }

    /** Reads a colour that is the same everywhere. */
    Color flat(Element element) throws UndrawableException, OfdException {
        var colour = new Attributes(element);
        if (!colour.children().isEmpty()) {
            throw UndrawableException.of(colour.children().get(0).getNodeName());
        }
        var alpha = component(colour.has("Alpha") ? colour.text("Alpha") : String.valueOf(MOST));
        var id = colour.has("ColorSpace") ? colour.text("ColorSpace") : reading.colourSpace();
        var named =
                id.isEmpty() ? Optional.<Element>empty() : reading.resources().colourSpace(id, remarks);
        if (named.isEmpty()) {
            if (colour.has("Index")) {
                remarks.doubtful("Index");
            }
            var values = numbers(colour.text("Value"));
            return colour(USUAL.getOrDefault(values.length, "RGB"), values, alpha);
        }
        var space = new Attributes(named.get());
        if (space.has("BitsPerComponent") && !space.text("BitsPerComponent").equals(BITS)) {
            throw UndrawableException.of("BitsPerComponent");
        }
        var value = colour.has("Index") ? ofPalette(space, colour.count("Index", 0)) : colour.text("Value");
        return colour(space.text("Type").toUpperCase(Locale.ROOT), numbers(value), alpha);
    }

    private static String ofPalette(Attributes space, int index) throws UndrawableException, OfdException {
        var palette = space.child("Palette");
        var values = palette.isEmpty() ? List.<Element>of() : OfdXml.children(palette.get(), "CV");
        if (index >= values.size()) {
            throw UndrawableException.of("Index");
        }
        return OfdXml.text(values.get(index));
    }

    private static int[] numbers(String text) throws UndrawableException {
        var values = Figures.words(text);
        var numbers = new int[values.length];
        for (var at = 0; at < values.length; at++) {
            numbers[at] = component(values[at]);
        }
        return numbers;
    }

    private Color colour(String kind, int[] values, int alpha) throws UndrawableException {
        if (values.length == 0) {
            return new Color(0, 0, 0, alpha);
        }
        return switch (kind + values.length) {
            case "GRAY1" -> new Color(values[0], values[0], values[0], alpha);
            case "RGB3" -> new Color(values[0], values[1], values[2], alpha);
            case "CMYK4" -> ofInks(values, alpha);
            default -> throw UndrawableException.of("ColorSpace");
        };
    }

    /** Readers count the parts of inks to 100 or to 255, and mix them in their own ways. */
    private Color ofInks(int[] values, int alpha) {
        remarks.doubtful("CMYK");
        var most = Arrays.stream(values).allMatch(value -> value <= PERCENT) ? PERCENT : MOST;
        var light = 1 - (double) values[3] / most;
        return new Color(
                share(1 - (double) values[0] / most, light),
                share(1 - (double) values[1] / most, light),
                share(1 - (double) values[2] / most, light),
                alpha);
    }

    private static int share(double one, double other) {
        return (int) Math.round(MOST * one * other);
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
