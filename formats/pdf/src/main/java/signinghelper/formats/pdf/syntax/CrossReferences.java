package signinghelper.formats.pdf.syntax;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cross-reference section of one revision, with its trailer.
 *
 * @param offset position where it begins
 * @param places by number of object
 * @param own offset of a stream that the section is or that lies beside it, by the number of that object
 * @param doubtful objects that a table and the stream beside it place differently; mostly free in the table
 * @param trailerAt position of its word {@code trailer}; 0 when it is a stream
 * @param end position behind it
 * @param closedAt position behind the {@code startxref} of its own revision; 0 when none follows
 */
public record CrossReferences(
        long offset,
        Map<Integer, Place> places,
        Map<Integer, Long> own,
        Set<Integer> doubtful,
        PdfValue.Dictionary trailer,
        long trailerAt,
        long end,
        long closedAt) {
    public CrossReferences {
        places = Map.copyOf(places);
        own = Map.copyOf(own);
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

    /** Returns the highest number that is listed, or that a section's stream has. */
    public int highestNumber() {
        return Stream.concat(places.keySet().stream(), own.keySet().stream()).reduce(-1, Math::max);
    }

    /** Returns the numbers of streams in which objects lie. */
    public Set<Integer> objectStreams() {
        return places.values().stream()
                .filter(place -> place.kind() == Place.Kind.IN_STREAM)
                .map(place -> (int) place.position())
                .collect(Collectors.toSet());
    }
}
