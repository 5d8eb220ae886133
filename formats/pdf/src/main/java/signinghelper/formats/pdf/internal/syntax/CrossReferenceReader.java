package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.Place.Kind;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reader of cross-reference tables, streams, and tables with a stream beside them (ISO 32000-2, 7.5.8.4). */
final class CrossReferenceReader {
    static final int MAX_OBJECTS = 500_000;

    static final int MAX_GENERATION = 65535;

    private static final int LINE = 20;

    private final PdfFile file;

    CrossReferenceReader(PdfFile file) {
        this.file = file;
    }

    CrossReferences read(long offset) throws PdfSyntaxException, IOException {
        return new Tokens(file, offset).peek().isKeyword("xref") ? table(offset) : stream(offset);
    }

    private CrossReferences table(long offset) throws PdfSyntaxException, IOException {
        var tokens = new Tokens(file, offset);
        tokens.keyword("xref");
        var places = new HashMap<Integer, Place>();
        while (tokens.peek().isCount()) {
            subsection(tokens, places);
        }
        var trailerAt = tokens.keyword("trailer").place().from();
        if (!(new ValueReader(tokens).value() instanceof PdfValue.Dictionary trailer)) {
            throw PdfSyntaxException.malformed("trailer of " + offset);
        }
        var own = new HashMap<Integer, Long>();
        var doubtful = new HashSet<Integer>();
        if (trailer.entries().containsKey("XRefStm")) {
            var beside = beside(trailer.get("XRefStm"));
            own.putAll(beside.own());
            doubtful.addAll(hidden(beside.places(), places));
        }
        return section(offset, places, own, doubtful, trailer, trailerAt, tokens.position());
    }

    /** Readers differ on lines of another length: some count lines, others octets. */
    private static void subsection(Tokens tokens, Map<Integer, Place> places) throws PdfSyntaxException, IOException {
        var first = tokens.count();
        var count = tokens.count();
        var start = tokens.peek().place().from();
        for (var i = 0; i < count; i++) {
            var position = tokens.next();
            if (!position.isCount()
                    || position.text().length() != 10
                    || position.place().from() != start + (long) i * LINE) {
                throw PdfSyntaxException.malformed(
                        "cross-reference at " + position.place().from());
            }
            var generation = (int) Math.min(tokens.count(), MAX_GENERATION);
            var free = tokens.next().isKeyword("f");
            put(places, first + i, new Place(free ? Kind.FREE : Kind.IN_FILE, free ? 0 : position.count(), generation));
        }
    }

    private static void put(Map<Integer, Place> places, long number, Place place) throws PdfSyntaxException {
        if (number > Integer.MAX_VALUE || places.put((int) number, place) != null) {
            throw PdfSyntaxException.malformed("cross-reference of object " + number);
        }
        if (places.size() > MAX_OBJECTS) {
            throw PdfSyntaxException.tooLarge("objects");
        }
    }

    /** Adds objects that the table calls free, for readers before PDF 1.5; returns those that are placed differently. */
    private static Set<Integer> hidden(Map<Integer, Place> beside, Map<Integer, Place> places) {
        var doubtful = new HashSet<Integer>();
        for (var entry : beside.entrySet()) {
            var place = places.get(entry.getKey());
            if (place != null && !place.equals(entry.getValue())) {
                doubtful.add(entry.getKey());
            }
            if (place == null || place.kind() == Kind.FREE) {
                places.put(entry.getKey(), entry.getValue());
            }
        }
        return doubtful;
    }

    /** Reads a stream beside a table; its offset in an object elsewhere could become another number. */
    private CrossReferences beside(PdfValue offset) throws PdfSyntaxException, IOException {
        if (!(offset instanceof PdfValue.Figure figure) || figure.value().scale() > 0) {
            throw PdfSyntaxException.malformed("XRefStm");
        }
        return stream(figure.value().longValue());
    }

    private CrossReferences stream(long offset) throws PdfSyntaxException, IOException {
        var object = ObjectReader.withoutReferences(file).read(offset);
        if (!(object.value() instanceof PdfValue.Stream stream)
                || !stream.dictionary().names("Type", "XRef")) {
            throw PdfSyntaxException.malformed("no cross-reference section at " + offset);
        }
        if (stream.dictionary().entries().containsKey("XRefStm")) {
            // It belongs to a table; some programs follow it here too.
            throw PdfSyntaxException.malformed("XRefStm of a stream at " + offset);
        }
        var places = new HashMap<Integer, Place>();
        var fields = new Fields(stream.dictionary(), new StreamData(file).decode(stream));
        for (var range : fields.ranges()) {
            for (var i = 0L; i < range.count(); i++) {
                put(places, range.first() + i, fields.next());
            }
        }
        var own = Map.of(object.name().number(), object.place().from());
        return section(
                offset,
                places,
                own,
                Set.of(),
                stream.dictionary(),
                0,
                object.place().to());
    }

    private CrossReferences section(
            long offset,
            Map<Integer, Place> places,
            Map<Integer, Long> own,
            Set<Integer> doubtful,
            PdfValue.Dictionary trailer,
            long trailerAt,
            long end)
            throws PdfSyntaxException, IOException {
        var tokens = new Tokens(file, end);
        var isClosed = tokens.next().isKeyword("startxref") && tokens.next().isCount(offset);
        var highest =
                Stream.concat(places.keySet().stream(), own.keySet().stream()).reduce(-1, Math::max);
        var objectStreams = places.values().stream()
                .filter(place -> place.kind() == Kind.IN_STREAM)
                .map(place -> (int) place.position())
                .collect(Collectors.toSet());
        var closedAt = isClosed ? tokens.position() : 0;
        return new CrossReferences(
                offset, places, own, highest, objectStreams, doubtful, trailer, trailerAt, end, closedAt);
    }
}
