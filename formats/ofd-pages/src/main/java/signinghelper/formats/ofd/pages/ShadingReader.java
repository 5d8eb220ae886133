package signinghelper.formats.ofd.pages;

import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.ArrayList;

/** Reader of axial and radial shadings (GB/T 33190-2016, 8.3.4). */
record ShadingReader(Colours colours) {
    private static final int MOST_STEPS = 1_000;

    /** Distance between two steps that java.awt can tell apart. */
    private static final float APART = 1e-5f;

    Ink.Shading read(Attributes shading) throws UndrawableException, OfdException {
        var steps = new ArrayList<Float>();
        var shades = new ArrayList<Color>();
        read(shading, steps, shades);
        var extended = shading.count("Extend", 0);
        var isRadial = Attributes.name(shading.element()).equals("RadialShd");
        return new Ink.Shading(
                point(shading, "StartPoint"),
                point(shading, "EndPoint"),
                steps,
                shades,
                cycle(shading),
                (extended & 1) != 0,
                (extended & 2) != 0,
                isRadial ? circles(shading) : null);
    }

    /** Readers differ in how they show a unit for repeating that is not the whole way. */
    private Ink.Cycle cycle(Attributes shading) throws UndrawableException {
        if (shading.has("MapUnit")) {
            colours.remarks().doubtful("MapUnit");
        }
        return switch (shading.text("MapType")) {
            case "", "Direct" -> Ink.Cycle.NONE;
            case "Repeat" -> Ink.Cycle.REPEATED;
            case "Reflect" -> Ink.Cycle.REFLECTED;
            default -> throw UndrawableException.of("MapType");
        };
    }

    private void read(Attributes shading, ArrayList<Float> steps, ArrayList<Color> shades)
            throws UndrawableException, OfdException {
        var segments = OfdXml.children(shading.element(), "Segment");
        if (segments.size() < 2 || segments.size() > MOST_STEPS) {
            throw UndrawableException.of("Segment");
        }
        for (var at = 0; at < segments.size(); at++) {
            var segment = new Attributes(segments.get(at));
            var place = (float) segment.number("Position", (double) at / (segments.size() - 1));
            var last = steps.isEmpty() ? -APART : steps.get(steps.size() - 1);
            if (place < 0 || place > 1) {
                throw UndrawableException.of("Position");
            }
            steps.add(Math.max(place, last + APART));
            shades.add(colours.flat(OfdXml.required(segment.element(), "Color")));
        }
        if (steps.get(steps.size() - 1) > 1) {
            throw UndrawableException.of("Position");
        }
    }

    private Ink.Circles circles(Attributes shading) throws UndrawableException {
        var eccentricity = shading.number("Eccentricity", 0);
        var start = shading.number("StartRadius", 0);
        var end = shading.number("EndRadius", 0);
        if (eccentricity < 0 || eccentricity >= 1 || start < 0 || end <= start) {
            throw UndrawableException.of("RadialShd");
        }
        if (start > 0 && !shading.text("StartPoint").equals(shading.text("EndPoint"))) {
            // The cone between the circles is drawn as one from a point.
            colours.remarks().doubtful("StartRadius");
        }
        return new Ink.Circles(start, end, Math.sqrt(1 - eccentricity * eccentricity), shading.number("Angle", 0));
    }

    private static Point2D point(Attributes shading, String name) throws UndrawableException {
        var numbers = Figures.all(shading.text(name), 2);
        return new Point2D.Double(numbers[0], numbers[1]);
    }
}
