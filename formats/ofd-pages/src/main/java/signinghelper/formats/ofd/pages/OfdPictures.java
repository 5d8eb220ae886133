package signinghelper.formats.ofd.pages;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.internal.pages.UndrawnPageException;
import signinghelper.formats.internal.pages.UndrawnPageException.Reason;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.page.OfdPage;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.util.List;

/** Pages of an OFD document. */
final class OfdPictures implements PagePictures {
    private final DrawnDocument document;

    private OfdPictures(DrawnDocument document) {
        this.document = document;
    }

    static OfdPictures of(Content content) throws FormatException, IOException {
        try {
            return new OfdPictures(DrawnDocument.of(content));
        } catch (OfdException e) {
            throw FormatException.contentBreaks(e.finding().code());
        }
    }

    @Override
    public List<PageSize> sizes() {
        return document.pages().stream().map(OfdPage::size).toList();
    }

    @Override
    public DrawnPage draw(int page, double pixels) throws IOException {
        try {
            return document.draw(page, PagePictures.within(sizes().get(page - 1), pixels));
        } catch (UndrawableException e) {
            throw new UndrawnPageException(e.isLimit() ? Reason.LIMIT : Reason.CONTENT, e);
        } catch (OfdException e) {
            throw new UndrawnPageException(e.finding().code() == Code.TOO_LARGE ? Reason.LIMIT : Reason.CONTENT, e);
        } catch (RuntimeException e) {
            throw new UndrawnPageException(Reason.CONTENT, e);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
