package signinghelper.work;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.FoundText;

import java.io.IOException;
import java.util.Optional;

/** Search for a text on the pages of a document. */
public interface KeywordSearch {
    /** Finds nothing. */
    KeywordSearch NONE = (content, format, text) -> Optional.empty();

    /** Rule that a document has to keep in which a text is looked for. */
    enum Rule {
        /** A document is read within the time and memory that it gets. */
        KEYWORD_SEARCH_TOO_LONG
    }

    /**
     * Finds the first place where a text stands, in the order of the pages.
     *
     * @return empty when the text does not occur, or the format's text cannot be read
     * @throws FormatException {@code CONTENT_REFUSED} if the document is malformed, {@code SEAL_REFUSED} with the {@link
     *     Rule} that it breaks
     */
    Optional<FoundText> find(Content content, DocumentFormat format, String text) throws FormatException, IOException;
}
