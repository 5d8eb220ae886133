package signinghelper.preview;

import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.ofd.container.OfdException;

import java.io.IOException;
import java.util.Optional;

/** Opener of documents that have pages to show. */
public final class DocumentPreview {
    private final PrivateFolder folder;

    /** @param folder for copies of documents */
    public DocumentPreview(PrivateFolder folder) {
        this.folder = folder;
    }

    /**
     * Opens a document.
     *
     * @return empty for a kind that is not drawn, and for a file that can be read in more than one way
     * @throws IOException if the document cannot be read
     */
    public Optional<PagePictures> open(Content content, DocumentKind kind) throws IOException {
        try {
            return switch (kind) {
                case PDF -> Optional.of(PdfPictures.of(content, folder));
                case IMAGE -> Optional.of(ImagePicture.of(content));
                case OFD -> Optional.of(OfdPictures.of(content));
                case TEXT -> Optional.empty();
            };
        } catch (FormatException | OfdException e) {
            return Optional.empty();
        }
    }
}
