package signinghelper.formats.ofd.pages;

import org.w3c.dom.Element;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reader of the clips of an object (CT_Clip, GB/T 33190-2016, 8.4). */
final class Clips {
    /** Segments that clips may have together, since cutting takes long. */
    private static final int MOST_SEGMENTS = 2_000;

    private Clips() {}

    /**
     * Reads clips: each is the union of its areas.
     *
     * @param matrix CTM of the object, by which {@code TransFlag} moves its clips
     */
    static List<Shape> of(Attributes object, AffineTransform matrix, Remarks.On remarks)
            throws UndrawableException, OfdException {
        var all = object.child("Clips");
        if (all.isEmpty()) {
            return List.of();
        }
        var attributes = new Attributes(all.get());
        if (!matrix.isIdentity() && !attributes.has("TransFlag")) {
            // Not all readers know that they are moved.
            remarks.doubtful("TransFlag");
        }
        var isMoved = attributes.flag("TransFlag", true);
        var clips = new ArrayList<Shape>();
        for (var clip : OfdXml.children(all.get(), "Clip")) {
            var union = union(clip, remarks);
            if (union.isPresent()) {
                clips.add(isMoved ? matrix.createTransformedShape(union.get()) : union.get());
            }
        }
        if (clips.stream().mapToInt(Effort::segments).sum() > MOST_SEGMENTS) {
            // The object shows rather too much.
            remarks.doubtful("Clips");
            return List.of();
        }
        return clips;
    }

    /** An area that is not known cuts nothing, so that the object shows rather too much. */
    private static Optional<Shape> union(Element clip, Remarks.On remarks) throws UndrawableException, OfdException {
        var union = new Path2D.Double(Path2D.WIND_NON_ZERO);
        var areas = new Attributes(clip).children();
        if (areas.isEmpty()) {
            remarks.doubtful("Clip");
            return Optional.empty();
        }
        for (var area : areas) {
            var inner = new Attributes(area).children();
            if (inner.size() != 1 || !Attributes.name(inner.get(0)).equals("Path")) {
                remarks.doubtful("Area");
                return Optional.empty();
            }
            union.append(shape(new Attributes(area), new Attributes(inner.get(0)), remarks), false);
        }
        return Optional.of(union);
    }

    private static Shape shape(Attributes area, Attributes path, Remarks.On remarks)
            throws UndrawableException, OfdException {
        var way = area.matrix();
        if (path.has("Boundary")) {
            var boundary = path.box("Boundary");
            way.translate(boundary.getX(), boundary.getY());
        } else {
            remarks.doubtful("Boundary");
        }
        way.concatenate(path.matrix());
        return way.createTransformedShape(
                PathData.read(OfdXml.text(OfdXml.required(path.element(), "AbbreviatedData"))));
    }
}
