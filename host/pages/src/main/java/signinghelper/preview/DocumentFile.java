package signinghelper.preview;

import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.DocumentPages;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.PagePictures;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Private copy of the very bytes that are signed, for the process that reads it.
 *
 * @param fonts folder for the list of the computer's fonts
 */
record DocumentFile(Path file, DocumentKind kind, Path fonts) {
    private static final Logger LOG = System.getLogger(DocumentFile.class.getName());

    /** Writes a copy, which the caller deletes. */
    static DocumentFile copyOf(Content content, DocumentKind kind, PrivateFolder folder) throws IOException {
        var copy = folder.newFile(".document");
        try (var in = content.open()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return new DocumentFile(copy, kind, folder.around());
    }

    static DocumentFile readFrom(DataInputStream in) throws IOException {
        return new DocumentFile(Path.of(in.readUTF()), new DocumentKind(in.readUTF()), Path.of(in.readUTF()));
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(file.toString());
        out.writeUTF(kind.name());
        out.writeUTF(fonts.toString());
    }

    /** Returns where the process writes what it draws from. */
    Path drawn() {
        return file.resolveSibling(file.getFileName() + ".drawn");
    }

    /**
     * Deletes the copy, and what a process that was ended has left beside it. A file that Windows keeps, since it is open, goes with
     * its folder.
     */
    void delete() {
        for (var each : List.of(file, drawn())) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                LOG.log(Level.INFO, "a copy stays until its folder goes", e);
            }
        }
    }

    private CopiedDocument copy() {
        return new CopiedDocument(file, drawn(), fonts);
    }

    /** Returns the half of the document's format that draws. */
    private DocumentPages pages() throws IOException {
        return DocumentPages.of(kind.name()).orElseThrow(() -> new IOException("a kind that is not drawn"));
    }

    /**
     * Opens the document.
     *
     * @throws FormatException if it can be read in more than one way
     */
    PagePictures open() throws FormatException, IOException {
        return pages().open(copy());
    }

    /** Finds a text; see {@link signinghelper.work.KeywordSearch#find}. */
    Optional<FoundText> find(String text) throws FormatException, IOException {
        return pages().find(copy(), text);
    }
}
