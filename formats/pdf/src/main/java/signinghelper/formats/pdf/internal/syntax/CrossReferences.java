package signinghelper.formats.pdf.internal.syntax;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Cross-reference section of one revision, with its trailer.
 *
 * @param offset position where it begins
 * @param places by number of object
 * @param own offset of a stream that the section is or that lies beside it, by the number of that object
 * @param highestNumber the highest that is listed, or that a stream in {@code own} has; -1 for none
 * @param objectStreams numbers of streams in which objects lie
 * @param doubtful objects that a table and the stream beside it place differently; mostly free in the table
 * @param trailerAt position of its word {@code trailer}; 0 when it is a stream
 * @param end position behind it
 * @param closedAt position behind the {@code startxref} of its own revision; 0 when none follows
 */
public record CrossReferences(
        long offset,
        Map<Integer, Place> places,
        Map<Integer, Long> own,
        int highestNumber,
        Set<Integer> objectStreams,
        Set<Integer> doubtful,
        PdfValue.Dictionary trailer,
        long trailerAt,
        long end,
        long closedAt) {
    public CrossReferences {
        places = Map.copyOf(places);
        own = Map.copyOf(own);
        objectStreams = Set.copyOf(objectStreams);
        doubtful = Set.copyOf(doubtful);
    }

    /** Returns true when the end of its own revision follows. */
    public boolean isClosed() {
        return closedAt > 0;
    }

    /** Returns the number of objects that the trailer promises; 0 where that is no whole number, or more than any document has. */
    public int size() {
        return trailer.get("Size") instanceof PdfValue.Figure size
                        && size.isWhole()
                        && size.value().compareTo(BigDecimal.valueOf(CrossReferenceReader.MAX_OBJECTS)) <= 0
                ? size.value().intValue()
                : 0;
    }
}
