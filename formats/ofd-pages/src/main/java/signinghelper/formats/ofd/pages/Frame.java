package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Place of an object on its page (CT_GraphicUnit, GB/T 33190-2016, 8.5).
 *
 * @param around of the page's coordinates, from those that the boundary is in
 * @param boundary outside which nothing of the object is drawn
 * @param matrix CTM, from the object's coordinates to those from the boundary's corner
 * @param clips shapes in the object's coordinates, each of which cuts
 * @param opacity from 0 to 1
 */
record Frame(AffineTransform around, Rectangle2D boundary, AffineTransform matrix, List<Shape> clips, double opacity) {
    private static final double OPAQUE = 255;

    /** Segments that clips may have together, since cutting takes long. */
    private static final int MOST_IN_CLIPS = 2_000;

    Frame {
        clips = List.copyOf(clips);
    }

    static Frame of(Element element, AffineTransform around) throws UndrawableException, OfdException {
        var object = new Attributes(element);
        var matrix = object.matrix();
        var opacity = object.number("Alpha", OPAQUE) / OPAQUE;
        if (opacity < 0 || opacity > 1) {
            throw UndrawableException.of("Alpha");
        }
        var clips = object.child("Clips");
        if (clips.isEmpty()) {
            return new Frame(around, object.box("Boundary"), matrix, List.of(), opacity);
        }
        // Readers differ in whether the CTM moves the clips.
        if (!matrix.isIdentity()) {
            throw UndrawableException.of("Clips");
        }
        return new Frame(around, object.box("Boundary"), matrix, clips(clips.get()), opacity);
    }

    /** Reads clips: each is the union of its areas. */
    private static List<Shape> clips(Element all) throws UndrawableException, OfdException {
        var clips = new ArrayList<Shape>();
        for (var clip : OfdXml.children(all, "Clip")) {
            var union = new Path2D.Double(Path2D.WIND_NON_ZERO);
            for (var area : OfdXml.children(clip, "Area")) {
                union.append(shape(new Attributes(area)), false);
            }
            clips.add(union);
        }
        if (clips.stream().mapToInt(Effort::segments).sum() > MOST_IN_CLIPS) {
            throw UndrawableException.beyond("Clips");
        }
        return clips;
    }

    private static Shape shape(Attributes area) throws UndrawableException, OfdException {
        var inner = area.children();
        if (inner.size() != 1 || !Attributes.name(inner.get(0)).equals("Path")) {
            throw UndrawableException.of("Area");
        }
        var path = new Attributes(inner.get(0));
        var matrix = area.matrix();
        var boundary = path.box("Boundary");
        matrix.translate(boundary.getX(), boundary.getY());
        matrix.concatenate(path.matrix());
        var outline = PathData.read(OfdXml.text(OfdXml.required(path.element(), "AbbreviatedData")));
        return matrix.createTransformedShape(outline);
    }

    /** Returns the way from the object's coordinates to the page's. */
    AffineTransform toPage() {
        var way = new AffineTransform(around);
        way.translate(boundary.getX(), boundary.getY());
        way.concatenate(matrix);
        return way;
    }

    /**
     * Returns the part of the page on which the object is drawn.
     *
     * @param margin around the boundary, which makers draw along the middle of lines and the foot of letters
     */
    Shape onPage(double margin) {
        var box = new Rectangle2D.Double(
                boundary.getX() - margin,
                boundary.getY() - margin,
                boundary.getWidth() + 2 * margin,
                boundary.getHeight() + 2 * margin);
        var whole = around.createTransformedShape(box);
        if (clips.isEmpty()) {
            return whole;
        }
        var left = new Area(whole);
        clips.forEach(clip -> left.intersect(new Area(toPage().createTransformedShape(clip))));
        return left;
    }
}
