package signinghelper.preview;

import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.internal.pages.PagePictures;

import java.io.IOException;
import java.util.Optional;

/** Opener of documents that have pages to show. Their pages are drawn in a process of its own. */
public final class DocumentPreview {
    private final PrivateFolder folder;
    private final PageProgram program;
    private final PageLimits limits;

    /**
     * @param folder for copies of documents
     */
    public DocumentPreview(PrivateFolder folder, PageProgram program, PageLimits limits) {
        this.folder = folder;
        this.program = program;
        this.limits = limits;
    }

    /**
     * Opens a document.
     *
     * @return empty for a kind that is not drawn, and for a file that can be read in more than one way
     * @throws IOException if the document cannot be read within the limits
     */
    public Optional<PagePictures> open(Content content, DocumentKind kind) throws IOException {
        try {
            return kind.equals(DocumentKind.TEXT)
                    ? Optional.empty()
                    : Optional.of(ServedPages.of(content, kind, folder, program, limits));
        } catch (MalformedDocumentException e) {
            return Optional.empty();
        }
    }
}
