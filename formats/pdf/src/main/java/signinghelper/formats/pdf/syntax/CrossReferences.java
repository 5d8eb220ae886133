package signinghelper.formats.pdf.syntax;

import java.util.Map;

/**
 * Cross-reference section of one revision, with its trailer.
 *
 * @param offset position where it begins
 * @param places by number of object
 * @param end position behind it
 * @param isClosed true when the end of its own revision follows
 */
public record CrossReferences(
        long offset, Map<Integer, Place> places, PdfValue.Dictionary trailer, long end, boolean isClosed) {
    public CrossReferences {
        places = Map.copyOf(places);
    }
}
