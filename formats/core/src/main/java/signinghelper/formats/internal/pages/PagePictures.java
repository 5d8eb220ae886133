package signinghelper.formats.internal.pages;

import signinghelper.formats.document.PageSize;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Pages of a document as pictures. */
public interface PagePictures extends Closeable {
    /** Largest picture of a page. */
    double MOST_PIXELS = 12_000_000;

    /** Returns the pixels per millimetre that a page is drawn with, when some are wanted. */
    static double within(PageSize size, double wanted) {
        return Math.min(wanted, Math.sqrt(MOST_PIXELS / (size.width() * size.height())));
    }

    /** Sizes of the pages as they are shown; at least one. */
    List<PageSize> sizes();

    /**
     * Draws a page, and names what is missing from it.
     *
     * @param page from 1
     * @param pixels per millimetre; fewer are drawn where a picture would exceed its limit
     * @throws UndrawnPageException if the page is shown as a grey one
     * @throws IOException if the page cannot be drawn
     */
    DrawnPage draw(int page, double pixels) throws IOException;
}
