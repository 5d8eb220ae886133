package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.stream.Stream;

/** Painter of one page, in the page's coordinates. */
final class Painter {
    private final OfdContainer container;
    private final Typefaces typefaces;
    private final Effort effort;
    private final Graphics2D page;

    Painter(OfdContainer container, Typefaces typefaces, Effort effort, Graphics2D page) {
        this.container = container;
        this.typefaces = typefaces;
        this.effort = effort;
        this.page = page;
    }

    /** Draws an object above those before it. */
    void paint(PageItem item) throws UndrawableException, IOException, OfdException {
        if (item instanceof PageItem.Text text) {
            text(text);
        } else if (item instanceof PageItem.Outline outline) {
            outline(outline);
        } else if (item instanceof PageItem.Picture picture) {
            picture(picture);
        } else if (item instanceof PageItem.Stamp stamp) {
            stamp(stamp);
        } else if (item instanceof PageItem.Undrawn undrawn) {
            throw undrawn.reason();
        }
    }

    private Graphics2D within(Frame frame, double margin) {
        var graphics = (Graphics2D) page.create();
        graphics.clip(frame.onPage(margin));
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) frame.opacity()));
        return graphics;
    }

    /** Letters may reach over their boundary, by as much as another font is wider. */
    private void text(PageItem.Text text) throws UndrawableException, IOException, OfdException {
        var toPage = text.frame().toPage();
        var margin = text.size() * Math.max(1, scale(text.frame().matrix()));
        var graphics = within(text.frame(), margin);
        try {
            for (var letter : text.letters()) {
                if (letter.isBlank()) {
                    requireBlank(text, letter);
                } else {
                    var place = new AffineTransform(toPage);
                    place.translate(letter.x(), letter.y());
                    place.scale(text.size() * text.scale(), text.size());
                    letter(graphics, text, toPage, place.createTransformedShape(typefaces.shape(text, letter)));
                }
            }
        } finally {
            graphics.dispose();
        }
    }

    private void letter(Graphics2D graphics, PageItem.Text text, AffineTransform toPage, Shape shape)
            throws UndrawableException {
        var box = shape.getBounds2D();
        // Where a boundary hides a letter, or a clip cuts one, other readers may show it.
        var clip = graphics.getClip();
        var isShown = text.frame().clips().isEmpty() ? clip.intersects(box) : clip.contains(box);
        if (!box.isEmpty() && !isShown) {
            throw UndrawableException.of("Boundary");
        }
        // Some readers know nothing that hides a letter.
        if (!(text.isFilled() || text.isStroked()) || text.frame().opacity() == 0 || isTransparent(text.style())) {
            throw UndrawableException.of("Fill");
        }
        if (text.isFilled()) {
            fill(
                    graphics,
                    shape,
                    text.style().fill() == null ? Color.BLACK : text.style().fill());
        }
        if (text.isStroked()) {
            stroke(graphics, shape, text.style(), toPage);
        }
    }

    private static boolean isTransparent(Style style) {
        return Stream.of(style.fill(), style.stroke()).anyMatch(colour -> colour != null && colour.getAlpha() == 0);
    }

    /** A font within the document may have a shape for a blank, which other readers draw. */
    private void requireBlank(PageItem.Text text, PageItem.Letter letter)
            throws UndrawableException, IOException, OfdException {
        if (text.font().file() != null && typefaces.isShaped(text, letter)) {
            throw UndrawableException.of("glyph");
        }
    }

    private void outline(PageItem.Outline outline) throws UndrawableException {
        var toPage = outline.frame().toPage();
        var shape = toPage.createTransformedShape(outline.path());
        var margin =
                outline.style().lineWidth() * Math.max(1, scale(outline.frame().matrix()));
        var graphics = within(outline.frame(), margin);
        try {
            if (outline.isFilled()) {
                fill(graphics, shape, outline.style().fill());
            }
            if (outline.isStroked()) {
                stroke(graphics, shape, outline.style(), toPage);
            }
        } finally {
            graphics.dispose();
        }
    }

    private static double scale(AffineTransform matrix) {
        return Math.sqrt(Math.abs(matrix.getDeterminant()));
    }

    /** An area without a colour is transparent. */
    private void fill(Graphics2D graphics, Shape shape, @Nullable Color colour) throws UndrawableException {
        effort.draw(shape);
        if (colour != null) {
            graphics.setColor(colour);
            graphics.fill(shape);
        }
    }

    private void stroke(Graphics2D graphics, Shape shape, Style style, AffineTransform toPage)
            throws UndrawableException {
        effort.draw(shape);
        var scale = scale(toPage);
        if (style.period() > 0) {
            effort.dash(shape, style.period() * scale);
        }
        graphics.setColor(style.stroke() == null ? Color.BLACK : style.stroke());
        graphics.setStroke(style.scaled(scale).pen());
        graphics.draw(shape);
    }

    private void picture(PageItem.Picture picture) throws UndrawableException, IOException, OfdException {
        var frame = picture.frame();
        var image = SampledPicture.read(container.read(picture.file(), SampledPicture.MOST_OCTETS), effort);
        var place = frame.toPage();
        if (!picture.hasMatrix()) {
            place.scale(frame.boundary().getWidth(), frame.boundary().getHeight());
        }
        var graphics = within(frame, 0);
        try {
            draw(graphics, image, place);
        } finally {
            graphics.dispose();
        }
    }

    /** Draws a picture on the square of side 1 in its coordinates. */
    private void draw(Graphics2D graphics, BufferedImage image, AffineTransform place) throws UndrawableException {
        effort.draw(place.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)));
        place.scale(1.0 / image.getWidth(), 1.0 / image.getHeight());
        graphics.drawImage(image, place, null);
    }

    private void stamp(PageItem.Stamp stamp) throws UndrawableException, IOException, OfdException {
        var annotation = stamp.annotation();
        var picture = annotation.picture();
        if (picture == null) {
            throw UndrawableException.of("Seal");
        }
        var box = annotation.boundary();
        var graphics = (Graphics2D) page.create();
        try {
            var clip = annotation.clip();
            if (clip != null) {
                graphics.clip(new Rectangle2D.Double(
                        box.left() + clip.left(), box.top() + clip.top(), clip.width(), clip.height()));
            }
            var place = AffineTransform.getTranslateInstance(box.left(), box.top());
            place.scale(box.width(), box.height());
            seal(picture.data(), graphics, place);
        } finally {
            graphics.dispose();
        }
    }

    /** Draws a seal, whose picture is one of samples or an OFD document. */
    private void seal(Bytes picture, Graphics2D graphics, AffineTransform place)
            throws UndrawableException, IOException, OfdException {
        var octets = picture.toArray();
        if (octets.length > 1 && octets[0] == 'P' && octets[1] == 'K') {
            effort.nest();
            graphics.transform(place);
            DrawnDocument.paintSeal(Content.inMemory(picture), graphics);
        } else {
            draw(graphics, SampledPicture.read(octets, effort), place);
        }
    }
}
