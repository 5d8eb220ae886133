package signinghelper.preview;

import signinghelper.formats.document.PageSize;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.internal.pages.UndrawnPageException;

import java.io.IOException;
import java.util.List;

/**
 * Pages of a document that cannot be drawn, so that a seal can still be placed on them.
 *
 * @param sizes of the pages as they are shown; at least one
 */
public record UndrawnPages(List<PageSize> sizes) implements PagePictures {
    public UndrawnPages {
        sizes = List.copyOf(sizes);
    }

    @Override
    public DrawnPage draw(int page, double pixels) throws IOException {
        throw new UndrawnPageException(UndrawnPageException.Reason.CONTENT);
    }

    @Override
    public void close() {}
}
