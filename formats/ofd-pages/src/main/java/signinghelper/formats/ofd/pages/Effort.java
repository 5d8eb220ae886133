package signinghelper.formats.ofd.pages;

import signinghelper.formats.ofd.internal.page.Box;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/** Work that the drawing of one page costs, in measures that do not depend on the computer. */
final class Effort {
    private static final int MOST_SEGMENTS = 1_000_000;
    private static final int MOST_DASHES = 100_000;
    private static final int MOST_PIXELS = 60_000_000;

    private static final int MOST_OBJECTS = 200_000;
    private static final int MOST_CELLS = 50_000;

    /** Documents that are the pictures of seals. */
    private static final int MOST_NESTED = 8;

    /** Areas to fill together, in pages. */
    private static final double MOST_COVERED = 60;

    /** Length of outlines together, in sides of the page. */
    private static final double MOST_SIDES = 20_000;

    /** Distance from the page at which outlines may still lie, in sides of the page. */
    private static final double FARTHEST = 1_000;

    private final Rectangle2D page;
    private final double side;
    private long segments;
    private double dashes;
    private double covered;
    private double sides;
    private long pixels;
    private int nested;
    private int objects;
    private int cells;

    Effort(Box area) {
        this.page = new Rectangle2D.Double(area.left(), area.top(), area.width(), area.height());
        this.side = Math.max(page.getWidth(), page.getHeight());
    }

    /** Counts an object before it is read. */
    void object() throws UndrawableException {
        objects++;
        if (objects > MOST_OBJECTS) {
            throw UndrawableException.beyond("objects");
        }
    }

    /** Counts the cells of a pattern before they are drawn. */
    void cells(double count) throws UndrawableException {
        if (!(count <= MOST_CELLS - cells)) {
            throw UndrawableException.beyond("Pattern");
        }
        cells += (int) count;
    }

    /** Counts a shape in the page's coordinates before it is drawn. */
    void draw(Shape shape) throws UndrawableException {
        var box = shape.getBounds2D();
        if (!(Math.abs(box.getCenterX()) + box.getWidth() < FARTHEST * side)
                || !(Math.abs(box.getCenterY()) + box.getHeight() < FARTHEST * side)) {
            throw UndrawableException.beyond("coordinates");
        }
        var seen = box.createIntersection(page);
        covered += Math.max(0, seen.getWidth()) * Math.max(0, seen.getHeight()) / (page.getWidth() * page.getHeight());
        sides += length(shape) / side;
        segments += segments(shape);
        if (covered > MOST_COVERED || sides > MOST_SIDES || segments > MOST_SEGMENTS) {
            throw UndrawableException.beyond("objects");
        }
    }

    /** Counts the dashes along a shape. */
    void dash(Shape shape, double period) throws UndrawableException {
        dashes += length(shape) / period;
        if (!(dashes <= MOST_DASHES)) {
            throw UndrawableException.beyond("DashPattern");
        }
    }

    /** Counts the samples of a picture before it is read. */
    void read(long samples) throws UndrawableException {
        pixels += samples;
        if (pixels > MOST_PIXELS) {
            throw UndrawableException.beyond("picture");
        }
    }

    /** Counts a document within the page. */
    void nest() throws UndrawableException {
        nested++;
        if (nested > MOST_NESTED) {
            throw UndrawableException.beyond("Seal");
        }
    }

    static int segments(Shape shape) {
        var count = 0;
        for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            count++;
        }
        return count;
    }

    /** Returns the length of the lines between all points, which no curve exceeds. */
    private static double length(Shape shape) {
        var length = 0.0;
        var points = new double[6];
        var startX = 0.0;
        var startY = 0.0;
        var x = 0.0;
        var y = 0.0;
        for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            var kind = path.currentSegment(points);
            var count = kind == PathIterator.SEG_CUBICTO ? 3 : kind == PathIterator.SEG_QUADTO ? 2 : 1;
            if (kind == PathIterator.SEG_CLOSE) {
                points[0] = startX;
                points[1] = startY;
            } else if (kind == PathIterator.SEG_MOVETO) {
                startX = points[0];
                startY = points[1];
                x = startX;
                y = startY;
            }
            for (var at = 0; at < count; at++) {
                length += Math.hypot(points[2 * at] - x, points[2 * at + 1] - y);
                x = points[2 * at];
                y = points[2 * at + 1];
            }
        }
        return length;
    }
}
