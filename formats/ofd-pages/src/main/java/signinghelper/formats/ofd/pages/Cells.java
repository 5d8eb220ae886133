package signinghelper.formats.ofd.pages;

import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.io.IOException;

/** Painter of patterns. */
record Cells(Painter painter, Effort effort) {

    void fill(Graphics2D page, Shape shape, Ink.Pattern pattern, AffineTransform toPage)
            throws UndrawableException, IOException, OfdException {
        var way = pattern.isOfPage() ? new AffineTransform() : new AffineTransform(toPage);
        way.concatenate(pattern.matrix());
        var area = inverse(way).createTransformedShape(seen(page, shape)).getBounds2D();
        var left = (int) Math.floor((area.getMinX() - pattern.width()) / pattern.across()) + 1;
        var top = (int) Math.floor((area.getMinY() - pattern.height()) / pattern.down()) + 1;
        var columns = Math.max(0, Math.ceil(area.getMaxX() / pattern.across()) - left);
        var rows = Math.max(0, Math.ceil(area.getMaxY() / pattern.down()) - top);
        effort.cells(columns * rows);
        var graphics = (Graphics2D) page.create();
        try {
            graphics.clip(shape);
            for (var row = top; row < top + rows; row++) {
                for (var column = left; column < left + columns; column++) {
                    cell(graphics, pattern, way, column, row);
                }
            }
        } finally {
            graphics.dispose();
        }
    }

    private static Rectangle2D seen(Graphics2D page, Shape shape) {
        var box = shape.getBounds2D();
        var clip = page.getClip();
        return clip == null ? box : box.createIntersection(clip.getBounds2D());
    }

    private static AffineTransform inverse(AffineTransform way) throws UndrawableException {
        try {
            return way.createInverse();
        } catch (NoninvertibleTransformException e) {
            throw UndrawableException.of("Pattern");
        }
    }

    private void cell(Graphics2D page, Ink.Pattern pattern, AffineTransform way, int column, int row)
            throws UndrawableException, IOException, OfdException {
        var graphics = (Graphics2D) page.create();
        try {
            graphics.transform(way);
            graphics.translate(column * pattern.across(), row * pattern.down());
            if (pattern.isMirroredAcross() && column % 2 != 0) {
                graphics.transform(new AffineTransform(-1, 0, 0, 1, pattern.width(), 0));
            }
            if (pattern.isMirroredDown() && row % 2 != 0) {
                graphics.transform(new AffineTransform(1, 0, 0, -1, 0, pattern.height()));
            }
            graphics.clip(new Rectangle2D.Double(0, 0, pattern.width(), pattern.height()));
            var within = painter.on(graphics);
            for (var item : pattern.cell()) {
                within.paint(item);
            }
        } finally {
            graphics.dispose();
        }
    }
}
