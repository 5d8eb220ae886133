package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Place of an object on its page (CT_GraphicUnit, GB/T 33190-2016, 8.5).
 *
 * @param place in which the boundary lies
 * @param boundary outside which nothing of the object is drawn
 * @param matrix CTM, from the object's coordinates to those from the boundary's corner
 * @param clips shapes from the boundary's corner, each of which cuts
 * @param opacity of the object alone, from 0 to 1
 */
record Frame(Place place, Rectangle2D boundary, AffineTransform matrix, List<Shape> clips, double opacity) {
    private static final double OPAQUE = 255;

    /** Half the side of a boundary that is not given, in millimetres. */
    private static final double UNBOUNDED = 1e4;

    Frame {
        clips = List.copyOf(clips);
    }

    static Frame of(Element element, Place place, Remarks.On remarks) throws UndrawableException, OfdException {
        var object = new Attributes(element);
        var matrix = object.matrix();
        var opacity = object.number("Alpha", OPAQUE) / OPAQUE;
        if (opacity < 0 || opacity > 1) {
            throw UndrawableException.of("Alpha");
        }
        return new Frame(place, boundary(object, remarks), matrix, Clips.of(object, matrix, remarks), opacity);
    }

    private static Rectangle2D boundary(Attributes object, Remarks.On remarks) throws UndrawableException {
        if (object.has("Boundary")) {
            return object.box("Boundary");
        }
        remarks.doubtful("Boundary");
        return new Rectangle2D.Double(0, 0, UNBOUNDED, UNBOUNDED);
    }

    private AffineTransform toCorner() {
        var way = new AffineTransform(place.toPage());
        way.translate(boundary.getX(), boundary.getY());
        return way;
    }

    /** Returns the way from the object's coordinates to the page's. */
    AffineTransform toPage() {
        var way = toCorner();
        way.concatenate(matrix);
        return way;
    }

    /** Returns the opacity on the page. */
    double wholeOpacity() {
        return place.opacity() * opacity;
    }

    /**
     * Returns the boundary on the page.
     *
     * @param margin around it, which makers draw along the middle of lines and the foot of letters
     */
    Shape onPage(double margin) {
        return place.toPage()
                .createTransformedShape(new Rectangle2D.Double(
                        boundary.getX() - margin,
                        boundary.getY() - margin,
                        boundary.getWidth() + 2 * margin,
                        boundary.getHeight() + 2 * margin));
    }

    /** Returns shapes on the page that cut the object, without its boundary. */
    List<Shape> cuts() {
        var cuts = new ArrayList<>(place.cuts());
        var toCorner = toCorner();
        clips.forEach(clip -> cuts.add(toCorner.createTransformedShape(clip)));
        return cuts;
    }

    /** Returns the place of objects within this one. */
    Place inside() {
        var cuts = cuts();
        cuts.add(onPage(0));
        return new Place(toPage(), cuts, wholeOpacity());
    }
}
