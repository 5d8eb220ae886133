package signinghelper.formats.ofd.pages;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * Place in which objects lie: the page, an annotation, or an object made of others.
 *
 * @param toPage way from its coordinates to the page's
 * @param cuts shapes on the page, outside each of which nothing is drawn
 * @param opacity from 0 to 1
 */
record Place(AffineTransform toPage, List<Shape> cuts, double opacity) {
    Place {
        cuts = List.copyOf(cuts);
    }

    static Place page() {
        return new Place(new AffineTransform(), List.of(), 1);
    }

    /** Returns the same place, moved within the page. */
    Place moved(double x, double y) {
        var moved = new AffineTransform(toPage);
        moved.translate(x, y);
        return new Place(moved, cuts, opacity);
    }
}
