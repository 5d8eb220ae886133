package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.BasicStroke;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Drawing parameters of an object (CT_DrawParam, GB/T 33190-2016, 8.2).
 *
 * @param dash empty for a whole line
 * @param fill null when none is given
 * @param stroke null when none is given
 */
record Style(
        double lineWidth,
        int cap,
        int join,
        double miterLimit,
        List<Double> dash,
        double dashOffset,
        @Nullable Ink fill,
        @Nullable Ink stroke) {
    private static final int MOST_RELATIVES = 8;

    Style {
        dash = List.copyOf(dash);
    }

    /** Values of the standard where nothing is given. */
    static final Style USUAL =
            new Style(0.353, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4.234, List.of(), 0, null, null);

    /** Returns this style with the parameters that an element names, and then its own. */
    Style with(Element element, Colours colours) throws UndrawableException, OfdException {
        return with(element, colours, 0);
    }

    private Style with(Element element, Colours colours, int depth) throws UndrawableException, OfdException {
        if (depth > MOST_RELATIVES) {
            throw UndrawableException.beyond("Relative");
        }
        var base = this;
        var attributes = new Attributes(element);
        for (var name : new String[] {"Relative", "DrawParam"}) {
            if (attributes.has(name)) {
                base = base.named(attributes.text(name), colours, depth + 1);
            }
        }
        return base.own(attributes, colours);
    }

    /** Parameters that are named but missing are passed over, as most readers do. */
    private Style named(String id, Colours colours, int depth) throws UndrawableException, OfdException {
        var parameters = colours.reading().resources().parameters(id, colours.remarks());
        return parameters.isEmpty() ? this : with(parameters.get(), colours, depth);
    }

    private Style own(Attributes own, Colours colours) throws UndrawableException, OfdException {
        var newFill = own.child("FillColor");
        var newStroke = own.child("StrokeColor");
        return new Style(
                own.number("LineWidth", lineWidth),
                own.has("Cap") ? cap(own.text("Cap")) : cap,
                own.has("Join") ? join(own.text("Join")) : join,
                own.number("MiterLimit", miterLimit),
                own.has("DashPattern") ? lengths(own) : dash,
                own.number("DashOffset", dashOffset),
                newFill.isPresent() ? colours.read(newFill.get()) : fill,
                newStroke.isPresent() ? colours.read(newStroke.get()) : stroke);
    }

    private static List<Double> lengths(Attributes own) throws UndrawableException {
        var lengths =
                DoubleStream.of(Figures.all(own.text("DashPattern"))).boxed().toList();
        if (lengths.stream().anyMatch(length -> length < 0) || lengths.stream().allMatch(length -> length == 0)) {
            throw UndrawableException.of("DashPattern");
        }
        return lengths;
    }

    private static int cap(String name) throws UndrawableException {
        return switch (name) {
            case "Butt" -> BasicStroke.CAP_BUTT;
            case "Round" -> BasicStroke.CAP_ROUND;
            case "Square" -> BasicStroke.CAP_SQUARE;
            default -> throw UndrawableException.of("Cap");
        };
    }

    private static int join(String name) throws UndrawableException {
        return switch (name) {
            case "Miter" -> BasicStroke.JOIN_MITER;
            case "Round" -> BasicStroke.JOIN_ROUND;
            case "Bevel" -> BasicStroke.JOIN_BEVEL;
            default -> throw UndrawableException.of("Join");
        };
    }

    /** Returns the pen for outlines. */
    BasicStroke pen() throws UndrawableException {
        if (lineWidth < 0) {
            throw UndrawableException.of("LineWidth");
        }
        var lengths = new float[dash.size()];
        for (var at = 0; at < lengths.length; at++) {
            lengths[at] = dash.get(at).floatValue();
        }
        return new BasicStroke(
                (float) lineWidth,
                cap,
                join,
                (float) Math.max(1, miterLimit),
                lengths.length == 0 ? null : lengths,
                (float) Math.max(0, dashOffset));
    }

    /** Returns the style for shapes that are that much larger. */
    Style scaled(double scale) {
        var lengths = dash.stream().map(length -> length * scale).toList();
        return new Style(lineWidth * scale, cap, join, miterLimit, lengths, dashOffset * scale, fill, stroke);
    }

    /** Returns the length after which the dashes repeat; 0 for a whole line. */
    double period() {
        return dash.stream().mapToDouble(Double::doubleValue).sum();
    }
}
