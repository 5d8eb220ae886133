package signinghelper.work;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;

import java.io.IOException;
import java.util.Optional;

/** Search for a text on the pages of a document. */
public interface KeywordSearch {
    /** Finds nothing. */
    KeywordSearch NONE = (content, format, text) -> Optional.empty();

    /** Returns the search that asks another one for what this one does not find. */
    default KeywordSearch or(KeywordSearch other) {
        return (content, format, text) -> {
            var found = find(content, format, text);
            return found.isPresent() ? found : other.find(content, format, text);
        };
    }

    /**
     * Centre of a text on a page, in millimetres from the top left corner of the page as it is shown.
     *
     * @param page from 1
     */
    record Found(int page, double x, double y) {}

    /**
     * Finds the first place where a text stands, in the order of the pages.
     *
     * @return empty when the text does not occur, or the format's text cannot be read
     * @throws FormatException {@code CONTENT_REFUSED} if the document is malformed
     */
    Optional<Found> find(Content content, DocumentFormat format, String text) throws FormatException, IOException;
}
