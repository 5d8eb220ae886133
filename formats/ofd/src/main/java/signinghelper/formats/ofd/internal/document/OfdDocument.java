package signinghelper.formats.ofd.internal.document;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.ShownXml;
import signinghelper.formats.ofd.internal.page.OfdPage;
import signinghelper.formats.ofd.internal.page.OfdPages;

import java.io.IOException;
import java.util.List;

/**
 * Document in a container.
 *
 * @param root Document.xml
 */
public record OfdDocument(PartName root, List<OfdPage> pages) {

    public OfdDocument {
        pages = List.copyOf(pages);
    }

    /**
     * Reads the only document of a container that can take a further signature.
     *
     * @throws OfdException if the document or a page is broken
     * @throws FormatException {@code CONTENT_REFUSED} if the container has not one document, or can take no signature
     */
    public static OfdDocument in(OfdContainer container) throws IOException, OfdException, FormatException {
        var root = SignatureList.in(container).document();
        return new OfdDocument(root, OfdPages.of(container, root));
    }

    /**
     * Reads the document as it is shown, also one that can take no signature. Of more than one it is the first.
     *
     * @throws OfdException if the document or a page is broken
     * @throws FormatException {@code CONTENT_REFUSED} if the container has no document
     */
    public static OfdDocument shown(ShownXml parts) throws IOException, OfdException, FormatException {
        var bodies = OfdXml.children(parts.root(PartName.ROOT), "DocBody");
        if (bodies.isEmpty()) {
            throw FormatException.contentBreaks(OfdRule.NOT_ONE_DOCUMENT);
        }
        var root = parts.locate(PartName.ROOT, OfdXml.text(OfdXml.required(bodies.get(0), "DocRoot")));
        return new OfdDocument(root, OfdPages.shown(parts, root));
    }
}
