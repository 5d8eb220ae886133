package signinghelper.window.document;

import signinghelper.content.DocumentKind;
import signinghelper.content.DocumentText;
import signinghelper.formats.document.Content;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.preview.DocumentPreview;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Viewer of documents. Text of any kind, formats with pages and pictures are shown in the host's own window, from the very bytes that
 * are signed.
 */
public final class DocumentOpener {
    private static final Logger LOG = System.getLogger(DocumentOpener.class.getName());

    /** Result of the opening; its texts begin with {@code sign.open}. */
    enum Outcome {
        OPENED,
        REFUSED,
        MALFORMED,
        FAILED
    }

    /** Windows of the host. */
    interface Own {
        void show(DocumentText text);

        void show(PagePictures pages);
    }

    private static final int MOST_OF_TEXT = 4 * 1024 * 1024;

    private final DocumentPreview preview;

    public DocumentOpener(DocumentPreview preview) {
        this.preview = preview;
    }

    /** Shows {@code content}, here where that is possible. */
    Outcome open(Content content, Own here) {
        try {
            var kind = DocumentKind.of(content);
            if (kind.isEmpty()) {
                return Outcome.REFUSED;
            }
            return kind.get().equals(DocumentKind.TEXT) ? text(content, here) : pages(content, kind.get(), here);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a document cannot be opened", e);
            return Outcome.FAILED;
        }
    }

    private static Outcome text(Content content, Own here) throws IOException {
        var text = DocumentText.of(content, MOST_OF_TEXT);
        text.ifPresent(here::show);
        return text.isPresent() ? Outcome.OPENED : Outcome.REFUSED;
    }

    private Outcome pages(Content content, DocumentKind kind, Own here) throws IOException {
        var pages = preview.open(content, kind);
        pages.ifPresent(here::show);
        return pages.isPresent() ? Outcome.OPENED : Outcome.MALFORMED;
    }
}
