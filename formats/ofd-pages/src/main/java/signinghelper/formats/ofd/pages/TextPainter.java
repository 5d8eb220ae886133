package signinghelper.formats.ofd.pages;

import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.io.IOException;

/**
 * Painter of letters. No boundary cuts them, since other readers may show those outside it.
 *
 * @param graphics cut by the clips alone
 */
record TextPainter(Typefaces typefaces, Brush brush, Remarks remarks, Graphics2D graphics) {
    private static final Ink BLACK = new Ink.Flat(Color.BLACK);

    void paint(PageItem.Text text) throws UndrawableException, IOException, OfdException {
        var toPage = text.frame().toPage();
        var on = remarks.on(PagePart.TEXT);
        // Letters may reach over their boundary, by as much as another font is wider.
        var matrix = text.frame().matrix();
        var margin = text.size() * Math.max(1, Math.sqrt(Math.abs(matrix.getDeterminant())));
        var boundary = text.frame().onPage(margin);
        for (var letter : text.letters()) {
            if (letter.isBlank() && text.font().file() == null) {
                continue;
            }
            var shape = typefaces.shape(text, letter, on);
            if (shape.isPresent()) {
                var place = new AffineTransform(toPage);
                place.translate(letter.x(), letter.y());
                place.rotate(Math.toRadians(text.turned()));
                place.scale(text.size() * text.scale(), text.size());
                letter(text, place.createTransformedShape(shape.get()), boundary, toPage);
            } else if (!letter.isInvisible()) {
                on.undrawn(UndrawableException.of("glyph"));
            }
        }
    }

    private void letter(PageItem.Text text, Shape shape, Shape boundary, AffineTransform toPage)
            throws UndrawableException, IOException, OfdException {
        var box = shape.getBounds2D();
        if (box.isEmpty()) {
            return;
        }
        var clip = graphics.getClip();
        if (!boundary.intersects(box) || (clip != null && !clip.contains(box) && isCut(clip, shape))) {
            remarks.doubtful(PagePart.TEXT, "Boundary");
        }
        var ink = text.style().fill() == null ? BLACK : text.style().fill();
        if (!(text.isFilled() || text.isStroked())
                || text.frame().wholeOpacity() == 0
                || (text.isFilled() && Ink.isTransparent(ink))
                || (text.isStroked() && Ink.isTransparent(text.style().stroke()))) {
            // Some readers know nothing that hides a letter.
            remarks.doubtful(PagePart.TEXT, "Fill");
        }
        if (text.isFilled()) {
            brush.fill(graphics, shape, ink, toPage);
        }
        if (text.isStroked()) {
            brush.stroke(graphics, shape, text.style(), toPage);
        }
    }

    private static boolean isCut(Shape clip, Shape letter) {
        var outside = new Area(letter);
        outside.subtract(new Area(clip));
        return !outside.isEmpty();
    }
}
