package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Places of everything that the sections of all revisions list, and of these sections themselves. */
public final class Layout {
    private final PdfFile file;
    private final PdfDocument document;
    private final List<PdfDocument> revisions;
    private final SortedMap<Long, Long> places = new TreeMap<>();
    private final Map<Integer, Long> last = new HashMap<>();

    private record Listed(int revision, Reference name, long position) {}

    private Layout(PdfFile file, PdfDocument document) {
        this.file = file;
        this.document = document;
        this.revisions = IntStream.range(0, document.sections().size())
                .mapToObj(document::without)
                .toList();
    }

    /** Reads all objects that some revision lists; what cannot be read has no place. */
    public static Layout of(PdfFile file, PdfDocument document) throws PdfSyntaxException, IOException {
        var layout = new Layout(file, document);
        for (var listed : layout.listed()) {
            layout.add(listed);
        }
        for (var section : document.sections()) {
            layout.put(section.offset(), section.end());
            layout.addBeside(section);
        }
        return layout;
    }

    /** Returns what is listed in the order of the file, which is read the fastest so. */
    private List<Listed> listed() {
        var listed = new ArrayList<Listed>();
        for (var revision = 0; revision < document.sections().size(); revision++) {
            for (var entry : document.sections().get(revision).places().entrySet()) {
                var place = entry.getValue();
                if (place.kind() == Place.Kind.IN_FILE) {
                    listed.add(new Listed(revision, new Reference(entry.getKey(), place.second()), place.position()));
                }
            }
        }
        listed.sort(Comparator.comparingLong(Listed::position));
        return listed;
    }

    private void add(Listed listed) throws IOException {
        try {
            var object = revisions.get(listed.revision()).object(listed.name());
            if (object.isPresent()) {
                put(object.get().place().from(), object.get().place().to());
            }
        } catch (PdfSyntaxException e) {
            // An object that is used is refused there; this one may serve nobody.
        }
    }

    private void addBeside(CrossReferences section) throws PdfSyntaxException, IOException {
        if (section.trailer().get("XRefStm") instanceof PdfValue.Figure beside) {
            var place = ObjectReader.withoutReferences(file)
                    .read(beside.value().longValue())
                    .place();
            put(place.from(), place.to());
        }
    }

    private void put(long from, long to) {
        places.merge(from, to, Math::max);
    }

    /**
     * Requires that nothing shares an octet with anything else. Otherwise what is no part of the one, such as the digits of
     * a signature, is shown by the other.
     */
    public void requireApart() throws PdfSyntaxException {
        var to = 0L;
        for (var place : places.entrySet()) {
            if (place.getKey() < to) {
                throw PdfSyntaxException.malformed("objects share octets at " + place.getKey());
            }
            to = Math.max(to, place.getValue());
        }
    }

    /**
     * Requires that no object stands where a program would find it which looks for objects by itself: it takes the last one of a
     * number, be it one of an older revision or of none.
     */
    public void requireNoneHidden() throws PdfSyntaxException, IOException {
        for (var listed : listed()) {
            var place = document.place(listed.name().number());
            var at = place != null && place.kind() == Place.Kind.IN_FILE ? place.position() : Long.MAX_VALUE;
            if (listed.position() > at) {
                throw PdfSyntaxException.malformed("older object behind the newest at " + listed.position());
            }
            last.merge(listed.name().number(), listed.position(), Math::max);
        }
        var markers = new Markers(file, Set.of());
        var from = 0L;
        for (var place : places.entrySet()) {
            markers.requireNoneBehind(new Span(from, Math.max(from, place.getKey())), last);
            from = Math.max(from, place.getValue());
        }
        markers.requireNoneBehind(new Span(from, file.length()), last);
    }
}
