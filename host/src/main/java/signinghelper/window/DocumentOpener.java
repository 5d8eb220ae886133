package signinghelper.window;

import signinghelper.content.Content;
import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;

import java.awt.Desktop;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** Shows a document in the desktop's own program: a copy under a name of the host's choosing, by what it really is. */
final class DocumentOpener {
    private static final Logger LOG = System.getLogger(DocumentOpener.class.getName());

    /** How it went; the words begin with {@code sign.open}. */
    enum Outcome {
        OPENED,
        REFUSED,
        FAILED
    }

    private final PrivateFolder folder;

    DocumentOpener(PrivateFolder folder) {
        this.folder = folder;
    }

    Outcome open(Content content) {
        try {
            var kind = DocumentKind.of(content);
            if (kind.isEmpty()) {
                return Outcome.REFUSED;
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
