package signinghelper.formats.pdf.internal.structure;

import signinghelper.formats.document.PageSize;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue;

import java.io.IOException;

/**
 * Part of user space that a page shows, and how (ISO 32000-2, 7.7.3.3 and 14.11.2).
 *
 * @param visible in units of user space
 * @param rotation clockwise, in quarters of a turn
 * @param unit millimetres of one unit
 */
public record PageBox(Rectangle visible, int rotation, double unit) {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double UNITS_PER_INCH = 72;
    private static final int QUARTER = 90;
    private static final int QUARTERS = 4;

    /** Reads the box of a page; parts of it can be those of a parent. */
    public static PageBox of(PdfDocument document, Page page) throws PdfSyntaxException, IOException {
        var media = Rectangle.read(document, PageTree.inherited(document, page, "MediaBox"));
        var crop = PageTree.inherited(document, page, "CropBox");
        var visible =
                crop == PdfValue.NULL ? media : Rectangle.read(document, crop).within(media);
        if (visible.width() <= 0 || visible.height() <= 0) {
            throw malformed(page);
        }
        var unit = document.resolve(page.dictionary().get("UserUnit"));
        var scale = unit instanceof PdfValue.Figure figure ? figure.value().doubleValue() : 1;
        if (!(scale > 0) || scale > UNITS_PER_INCH * UNITS_PER_INCH) {
            throw malformed(page);
        }
        return new PageBox(visible, rotation(document, page), scale * MILLIMETRES_PER_INCH / UNITS_PER_INCH);
    }

    private static int rotation(PdfDocument document, Page page) throws PdfSyntaxException, IOException {
        var value = document.resolve(PageTree.inherited(document, page, "Rotate"));
        var degrees = value instanceof PdfValue.Figure figure ? figure.value().doubleValue() : 0;
        if (degrees % QUARTER != 0) {
            throw malformed(page);
        }
        return Math.floorMod((int) (degrees / QUARTER), QUARTERS);
    }

    private static PdfSyntaxException malformed(Page page) {
        return new PdfSyntaxException(Reason.MALFORMED, "size of page " + page.number());
    }

    private boolean isOnItsSide() {
        return rotation % 2 == 1;
    }

    /** Returns the size as it is shown. */
    public PageSize size() {
        var width = visible.width() * unit;
        var height = visible.height() * unit;
        return isOnItsSide() ? new PageSize(height, width) : new PageSize(width, height);
    }

    /** Returns where in user space something lies that is shown at a place, in millimetres from the top left corner. */
    public Rectangle toUserSpace(double left, double top, double width, double height) {
        var shown = size();
        var x = left / unit;
        var y = (shown.height() - top - height) / unit;
        var w = width / unit;
        var h = height / unit;
        var from = visible.left();
        var below = visible.bottom();
        return switch (rotation) {
            case 0 -> Rectangle.at(from + x, below + y, w, h);
            case 1 -> Rectangle.at(visible.right() - y - h, below + x, h, w);
            case 2 -> Rectangle.at(visible.right() - x - w, visible.top() - y - h, w, h);
            default -> Rectangle.at(from + y, visible.top() - x - w, h, w);
        };
    }
}
