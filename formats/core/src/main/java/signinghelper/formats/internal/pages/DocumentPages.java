package signinghelper.formats.internal.pages;

import signinghelper.formats.document.FormatException;

import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Drawing half of a format whose documents have pages. Found by {@link ServiceLoader}, in the process alone that reads documents
 * for people: it may cost endless time, and need a library that no signature and no server needs.
 */
public interface DocumentPages {

    /** Returns the name of the format; see {@link signinghelper.formats.document.DocumentFormat#id}. */
    String format();

    /**
     * Opens a document.
     *
     * @throws FormatException if it can be read in more than one way
     * @throws IOException if it cannot be read
     */
    PagePictures open(CopiedDocument document) throws FormatException, IOException;

    /**
     * Finds the first place where a text stands, in the order of the pages. Blanks make no difference.
     *
     * @return empty when the text does not occur
     * @throws FormatException if the document can be read in more than one way
     * @throws IOException if it cannot be read
     */
    Optional<FoundText> find(CopiedDocument document, String text) throws FormatException, IOException;

    /** Returns the drawing half of a format; empty for one that is not drawn. */
    static Optional<DocumentPages> of(String format) {
        return ServiceLoader.load(DocumentPages.class, DocumentPages.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(pages -> pages.format().equals(format))
                .findFirst();
    }
}
