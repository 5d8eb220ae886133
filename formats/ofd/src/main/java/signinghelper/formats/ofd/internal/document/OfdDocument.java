package signinghelper.formats.ofd.internal.document;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.page.OfdPage;
import signinghelper.formats.ofd.internal.page.OfdPages;

import java.io.IOException;
import java.util.List;

/**
 * The only document in a container.
 *
 * @param root Document.xml
 */
public record OfdDocument(PartName root, List<OfdPage> pages) {

    public OfdDocument {
        pages = List.copyOf(pages);
    }

    /**
     * Reads the document.
     *
     * @throws OfdException if the document or a page is broken
     * @throws FormatException {@code CONTENT_REFUSED} if the container has not one document, or can take no signature
     */
    public static OfdDocument in(OfdContainer container) throws IOException, OfdException, FormatException {
        var root = SignatureList.in(container).document();
        return new OfdDocument(root, OfdPages.of(container, root));
    }
}
