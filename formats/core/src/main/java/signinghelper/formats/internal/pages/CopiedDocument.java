package signinghelper.formats.internal.pages;

import signinghelper.formats.document.Content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Private copy of a document, for the process that reads it.
 *
 * @param file the very bytes that are signed
 * @param scratch place beside the copy, for what is drawn from; deleted with it
 * @param fonts folder for a list of the computer's fonts
 */
public record CopiedDocument(Path file, Path scratch, Path fonts) {
    public CopiedDocument {
        Objects.requireNonNull(file);
        Objects.requireNonNull(scratch);
        Objects.requireNonNull(fonts);
    }

    /**
     * Returns the bytes.
     *
     * @throws IOException if the file is gone
     */
    public Content content() throws IOException {
        return Content.ofFile(file);
    }
}
