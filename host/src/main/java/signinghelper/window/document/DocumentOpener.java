package signinghelper.window.document;

import signinghelper.content.DocumentKind;
import signinghelper.content.DocumentText;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;

import java.awt.Desktop;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * Viewer of documents. Text of any kind is shown in the host's own window. PDF and OFD are opened in the desktop's
 * program, as a copy under a name that the host chooses.
 */
public final class DocumentOpener {
    private static final Logger LOG = System.getLogger(DocumentOpener.class.getName());

    /** Result of the opening; its texts begin with {@code sign.open}. */
    enum Outcome {
        OPENED,
        REFUSED,
        FAILED
    }

    private static final int MOST_OF_TEXT = 4 * 1024 * 1024;

    private final PrivateFolder folder;

    public DocumentOpener(PrivateFolder folder) {
        this.folder = folder;
    }

    /** Shows {@code content}; {@code here} shows text. */
    Outcome open(Content content, Consumer<DocumentText> here) {
        try {
            var kind = DocumentKind.of(content);
            if (kind.isEmpty()) {
                return Outcome.REFUSED;
            }
            if (kind.get() == DocumentKind.TEXT) {
                var text = DocumentText.of(content, MOST_OF_TEXT);
                text.ifPresent(here);
                return text.isPresent() ? Outcome.OPENED : Outcome.REFUSED;
            }
            var copy = folder.newFile(kind.get().suffix());
            try (var in = content.open()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            Desktop.getDesktop().open(copy.toFile());
            return Outcome.OPENED;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.WARNING, "a document cannot be opened", e);
            return Outcome.FAILED;
        }
    }
}
