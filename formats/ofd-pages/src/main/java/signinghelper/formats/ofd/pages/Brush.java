package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.MultipleGradientPaint.ColorSpaceType;
import java.awt.MultipleGradientPaint.CycleMethod;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;

/** Painter of areas and lines in any ink. Shapes are in the page's coordinates. */
record Brush(Painter painter, Effort effort) {
    /** Length to which the sides of a shading go on, farther than any shape reaches. */
    private static final double FAR = 1e6;

    /**
     * Fills an area.
     *
     * @param ink null for none
     * @param toPage way from the object's coordinates, which shadings and patterns are in
     */
    void fill(Graphics2D graphics, Shape shape, @Nullable Ink ink, AffineTransform toPage)
            throws UndrawableException, IOException, OfdException {
        effort.draw(shape);
        if (ink instanceof Ink.Flat flat) {
            graphics.setColor(flat.colour());
            graphics.fill(shape);
        } else if (ink instanceof Ink.Shading shading) {
            shade(graphics, shape, shading, toPage);
        } else if (ink instanceof Ink.Pattern pattern) {
            new Cells(painter, effort).fill(graphics, shape, pattern, toPage);
        }
    }

    /** Draws a line along a shape; black when the style has no colour for it. */
    void stroke(Graphics2D graphics, Shape shape, Style style, AffineTransform toPage)
            throws UndrawableException, IOException, OfdException {
        effort.draw(shape);
        var scale = Math.sqrt(Math.abs(toPage.getDeterminant()));
        if (style.period() > 0) {
            effort.dash(shape, style.period() * scale);
        }
        var pen = style.scaled(scale).pen();
        var ink = style.stroke();
        if (ink == null || ink instanceof Ink.Flat) {
            graphics.setColor(ink instanceof Ink.Flat flat ? flat.colour() : Color.BLACK);
            graphics.setStroke(pen);
            graphics.draw(shape);
        } else {
            fill(graphics, outline(shape, pen), ink, toPage);
        }
    }

    private static Shape outline(Shape shape, BasicStroke pen) {
        return pen.createStrokedShape(shape);
    }

    private static void shade(Graphics2D page, Shape shape, Ink.Shading shading, AffineTransform toPage)
            throws UndrawableException {
        var graphics = (Graphics2D) page.create();
        try {
            var circles = shading.circles();
            if (circles == null) {
                var paint = along(shading, toPage);
                limit(graphics, shading, toPage);
                graphics.setPaint(paint);
            } else {
                limit(graphics, shading, circles, toPage);
                graphics.setPaint(around(shading, circles, toPage));
            }
            graphics.fill(shape);
        } finally {
            graphics.dispose();
        }
    }

    private static CycleMethod cycle(Ink.Shading shading) {
        return switch (shading.cycle()) {
            case NONE -> CycleMethod.NO_CYCLE;
            case REPEATED -> CycleMethod.REPEAT;
            case REFLECTED -> CycleMethod.REFLECT;
        };
    }

    private static Paint along(Ink.Shading shading, AffineTransform toPage) throws UndrawableException {
        if (shading.start().equals(shading.end())) {
            throw UndrawableException.of("AxialShd");
        }
        return new LinearGradientPaint(
                shading.start(),
                shading.end(),
                steps(shading, 0),
                shading.colours().toArray(Color[]::new),
                cycle(shading),
                ColorSpaceType.SRGB,
                toPage);
    }

    /** Leaves out what lies before the start or behind the end where the colours do not go on. */
    private static void limit(Graphics2D graphics, Ink.Shading shading, AffineTransform toPage) {
        if (shading.cycle() != Ink.Cycle.NONE) {
            return;
        }
        var length = shading.start().distance(shading.end());
        var x = (shading.end().getX() - shading.start().getX()) / length;
        var y = (shading.end().getY() - shading.start().getY()) / length;
        var from = shading.isBefore() ? -FAR : 0;
        var to = shading.isBehind() ? FAR : length;
        var strip = new Path2D.Double();
        strip.moveTo(
                shading.start().getX() + from * x - FAR * y, shading.start().getY() + from * y + FAR * x);
        strip.lineTo(shading.start().getX() + to * x - FAR * y, shading.start().getY() + to * y + FAR * x);
        strip.lineTo(shading.start().getX() + to * x + FAR * y, shading.start().getY() + to * y - FAR * x);
        strip.lineTo(
                shading.start().getX() + from * x + FAR * y, shading.start().getY() + from * y - FAR * x);
        strip.closePath();
        graphics.clip(toPage.createTransformedShape(strip));
    }

    /** Leaves out what lies within the first circle or outside the last where the colours do not go on. */
    private static void limit(Graphics2D graphics, Ink.Shading shading, Ink.Circles circles, AffineTransform toPage) {
        if (shading.cycle() != Ink.Cycle.NONE) {
            return;
        }
        if (!shading.isBehind()) {
            graphics.clip(circle(shading.end(), circles.endRadius(), circles, toPage));
        }
        if (!shading.isBefore() && circles.startRadius() > 0) {
            var around = new Area(new Rectangle2D.Double(-FAR, -FAR, 2 * FAR, 2 * FAR));
            around.subtract(new Area(circle(shading.start(), circles.startRadius(), circles, toPage)));
            graphics.clip(around);
        }
    }

    private static Shape circle(Point2D centre, double radius, Ink.Circles circles, AffineTransform toPage) {
        return turned(centre, circles, toPage)
                .createTransformedShape(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    }

    /** Returns the way to the page from where circles around a point are round. */
    private static AffineTransform turned(Point2D centre, Ink.Circles circles, AffineTransform toPage) {
        var matrix = new AffineTransform(toPage);
        matrix.translate(centre.getX(), centre.getY());
        matrix.rotate(Math.toRadians(circles.degrees()));
        matrix.scale(1, circles.flatness());
        return matrix;
    }

    private static Paint around(Ink.Shading shading, Ink.Circles circles, AffineTransform toPage) {
        var centre = shading.end();
        var matrix = turned(centre, circles, toPage);
        var focus = new Point2D.Double(
                shading.start().getX() - centre.getX(), shading.start().getY() - centre.getY());
        return new RadialGradientPaint(
                new Point2D.Double(),
                (float) circles.endRadius(),
                focus,
                steps(shading, circles.startRadius() / circles.endRadius()),
                shading.colours().toArray(Color[]::new),
                cycle(shading),
                ColorSpaceType.SRGB,
                matrix);
    }

    /** @param first where the first step lies, from 0 to 1 */
    private static float[] steps(Ink.Shading shading, double first) {
        var steps = new float[shading.steps().size()];
        for (var at = 0; at < steps.length; at++) {
            steps[at] = (float) (first + shading.steps().get(at) * (1 - first));
        }
        return steps;
    }
}
