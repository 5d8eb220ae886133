package signinghelper.preview;

import signinghelper.formats.document.PageSize;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Pages of a document as pictures. */
public interface PagePictures extends Closeable {

    /** Sizes of the pages as they are shown; at least one. */
    List<PageSize> sizes();

    /**
     * Draws a page.
     *
     * @param page from 1
     * @param pixels per millimetre; fewer are drawn where a picture would exceed its limit
     * @throws IOException if the page cannot be drawn
     */
    BufferedImage draw(int page, double pixels) throws IOException;
}
