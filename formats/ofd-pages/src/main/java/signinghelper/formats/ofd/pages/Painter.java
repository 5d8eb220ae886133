package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.io.IOException;

/** Painter of one page, in the page's coordinates. What it cannot draw is named, and the others go on. */
final class Painter {
    private final OfdContainer container;
    private final Typefaces typefaces;
    private final Effort effort;
    private final Remarks remarks;
    private final Graphics2D page;
    private final Brush brush;

    Painter(OfdContainer container, Typefaces typefaces, Effort effort, Remarks remarks, Graphics2D page) {
        this.container = container;
        this.typefaces = typefaces;
        this.effort = effort;
        this.remarks = remarks;
        this.page = page;
        this.brush = new Brush(this, effort);
    }

    /** Returns a painter with the same means. */
    Painter on(Graphics2D graphics) {
        return new Painter(container, typefaces, effort, remarks, graphics);
    }

    /**
     * Draws an object above those before it.
     *
     * @throws UndrawableException beyond a limit alone
     */
    void paint(PageItem item) throws UndrawableException, IOException {
        try {
            draw(item);
        } catch (UndrawableException e) {
            remarks.undrawn(item.part(), e);
        } catch (OfdException e) {
            remarks.undrawn(item.part(), UndrawableException.of(e));
        } catch (RuntimeException e) {
            remarks.undrawn(item.part(), UndrawableException.of(String.valueOf(e)));
        }
        remarks.requireWithinLimits();
    }

    private void draw(PageItem item) throws UndrawableException, IOException, OfdException {
        if (item instanceof PageItem.Text text) {
            text(text);
        } else if (item instanceof PageItem.Outline outline) {
            outline(outline);
        } else if (item instanceof PageItem.Picture picture) {
            picture(picture);
        } else if (item instanceof PageItem.Stamp stamp) {
            new StampPainter(effort, remarks, page).paint(stamp.annotation());
        }
    }

    /** @param boundary null where it does not cut */
    private Graphics2D within(Frame frame, @Nullable Shape boundary) {
        var graphics = (Graphics2D) page.create();
        if (boundary != null) {
            graphics.clip(boundary);
        }
        frame.cuts().forEach(graphics::clip);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) frame.wholeOpacity()));
        return graphics;
    }

    private void text(PageItem.Text text) throws UndrawableException, IOException, OfdException {
        var graphics = within(text.frame(), null);
        try {
            new TextPainter(typefaces, brush, remarks, graphics).paint(text);
        } finally {
            graphics.dispose();
        }
    }

    private void outline(PageItem.Outline outline) throws UndrawableException, IOException, OfdException {
        var frame = outline.frame();
        var toPage = frame.toPage();
        var shape = toPage.createTransformedShape(outline.path());
        var scale = Math.sqrt(Math.abs(frame.matrix().getDeterminant()));
        var margin = outline.style().lineWidth() * Math.max(1, scale);
        var graphics = within(frame, frame.onPage(margin));
        try {
            if (outline.isFilled()) {
                brush.fill(graphics, shape, outline.style().fill(), toPage);
            }
            if (outline.isStroked()) {
                brush.stroke(graphics, shape, outline.style(), toPage);
            }
        } finally {
            graphics.dispose();
        }
    }

    private void picture(PageItem.Picture picture) throws UndrawableException, IOException, OfdException {
        var frame = picture.frame();
        var image = SampledPicture.read(container.read(picture.file(), SampledPicture.MOST_OCTETS), effort);
        if (picture.mask() != null) {
            image = SampledPicture.masked(
                    image, SampledPicture.read(container.read(picture.mask(), SampledPicture.MOST_OCTETS), effort));
            remarks.doubtful(picture.part(), "ImageMask");
        }
        var place = frame.toPage();
        if (!picture.hasMatrix()) {
            place.scale(frame.boundary().getWidth(), frame.boundary().getHeight());
        }
        var graphics = within(frame, frame.onPage(0));
        try {
            SampledPicture.draw(graphics, image, place, effort);
        } finally {
            graphics.dispose();
        }
    }
}
