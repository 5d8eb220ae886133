package signinghelper.formats.pdf.internal.syntax;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Objects of a PDF document as of one of its revisions. Objects are read when they are asked for, and few are kept.
 */
public final class PdfDocument {
    public static final int MAX_REVISIONS = 256;

    private final PdfFile file;
    private final Octets octets;
    private final List<CrossReferences> sections;
    private final ObjectStreams streams = new ObjectStreams();
    private final RecentObjects recent;
    private final ObjectReader reader;
    private final ObjectReader streamReader;

    private PdfDocument(PdfFile file, long end, List<CrossReferences> sections, RecentObjects recent) {
        this.recent = recent;
        this.file = file;
        this.octets = file.upTo(end);
        this.sections = List.copyOf(sections);
        this.reader = new ObjectReader(octets, reference -> length(reference));
        this.streamReader = new ObjectReader(octets, reference -> number(reference));
    }

    /**
     * Reads the cross-references of a document as it is now.
     *
     * @throws PdfSyntaxException {@code ENCRYPTED} before anything else is said
     */
    public static PdfDocument read(PdfFile file) throws PdfSyntaxException, IOException {
        var reader = new CrossReferenceReader(file);
        var sections = new ArrayList<CrossReferences>();
        var seen = new HashSet<Long>();
        var entries = 0;
        var next = Optional.of(Ending.at(file, file.length()).offset());
        while (next.isPresent()) {
            if (!seen.add(next.get()) || sections.size() == MAX_REVISIONS) {
                throw PdfSyntaxException.malformed("chain of cross-reference sections");
            }
            var section = reader.read(next.get());
            if (section.trailer().entries().containsKey("Encrypt")) {
                throw new PdfSyntaxException(Reason.ENCRYPTED, "trailer of " + section.offset());
            }
            sections.add(section);
            entries += section.places().size();
            if (entries > CrossReferenceReader.MAX_OBJECTS) {
                throw PdfSyntaxException.tooLarge("objects");
            }
            next = previous(section.trailer());
        }
        return new PdfDocument(file, file.length(), sections, new RecentObjects());
    }

    private static Optional<Long> previous(Dictionary trailer) throws PdfSyntaxException {
        var previous = trailer.get("Prev");
        if (previous == PdfValue.NULL) {
            return Optional.empty();
        }
        if (previous instanceof PdfValue.Figure figure
                && figure.value().scale() <= 0
                && figure.value().precision() < 18) {
            return Optional.of(figure.value().longValue());
        }
        throw PdfSyntaxException.malformed("Prev");
    }

    /**
     * Returns the document as of an earlier cross-reference section; empty when it has no such section.
     *
     * @param end of that revision; what an entry finds behind it is malformed
     */
    public Optional<PdfDocument> asOf(Ending ending, long end) {
        return sections.stream()
                .filter(section -> section.offset() == ending.offset())
                .findFirst()
                .map(section -> sections.subList(sections.indexOf(section), sections.size()))
                .map(older -> new PdfDocument(file, end, older, recent));
    }

    /** Returns the document without its newest sections; some must be left. */
    PdfDocument without(int newest) {
        return new PdfDocument(file, octets.length(), sections.subList(newest, sections.size()), recent);
    }

    /** Returns an object that an entry places at or behind a position; empty when none does. */
    public OptionalInt objectBehind(long position) {
        return sections.stream()
                .flatMap(section -> section.places().entrySet().stream())
                .filter(entry -> entry.getValue().kind() == Place.Kind.IN_FILE
                        && entry.getValue().position() >= position)
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    /** Cross-reference sections, the newest first. */
    public List<CrossReferences> sections() {
        return sections;
    }

    public Dictionary trailer() {
        return sections.get(0).trailer();
    }

    /** Returns the first number above those of all objects. */
    int unusedNumber() {
        var size = trailer().get("Size") instanceof PdfValue.Figure figure
                ? figure.value().intValue()
                : 0;
        return sections.stream()
                .flatMap(section -> section.places().keySet().stream())
                .mapToInt(number -> number + 1)
                .reduce(Math.max(1, size), Math::max);
    }

    /** Returns true when an object lies at the same place in another revision, so that both have the same octets. */
    public boolean sharesObject(int number, PdfDocument other) {
        var place = place(number);
        if (place == null || !place.equals(other.place(number))) {
            return place == null && other.place(number) == null;
        }
        return place.kind() != Place.Kind.IN_STREAM || sharesObject((int) place.position(), other);
    }

    /** Returns true when two values say the same, in streams also with the same encoded data. */
    public boolean isSame(PdfValue one, PdfValue other) throws IOException {
        if (!(one instanceof PdfValue.Stream first) || !(other instanceof PdfValue.Stream second)) {
            return one.equals(other);
        }
        if (!first.dictionary().equals(second.dictionary())
                || first.data().length() != second.data().length()) {
            return false;
        }
        try (var left = file.open(first.data().from(), first.data().length());
                var right = file.open(second.data().from(), second.data().length())) {
            var octet = left.read();
            while (octet >= 0 && octet == right.read()) {
                octet = left.read();
            }
            return octet < 0;
        }
    }

    /** Returns an object's place by the newest section that has one; null when none has. */
    @Nullable
    Place place(int number) {
        for (var section : sections) {
            var place = section.places().get(number);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    /** Returns the offset of the newest section that has an entry of an object; -1 when none has. */
    public long sectionOf(int number) {
        return sections.stream()
                .filter(section -> section.places().containsKey(number))
                .mapToLong(CrossReferences::offset)
                .findFirst()
                .orElse(-1);
    }

    /** Returns a value itself: that of the object when it is a reference, {@link PdfValue#NULL} when absent. */
    public PdfValue resolve(PdfValue value) throws PdfSyntaxException, IOException {
        return value instanceof Reference reference ? value(reference) : value;
    }

    /**
     * Returns a stream's decoded data.
     *
     * @throws PdfSyntaxException if it is damaged, or has another filter than FlateDecode
     */
    public byte[] decoded(PdfValue.Stream stream) throws PdfSyntaxException, IOException {
        return new StreamData(file).decode(stream);
    }

    /**
     * Returns the dictionary that a value is or refers to; empty when it is none.
     *
     * @throws PdfSyntaxException for a stream, which is no page, catalog or field, and is one to some programs
     */
    public Optional<Dictionary> dictionary(PdfValue value) throws PdfSyntaxException, IOException {
        var resolved = resolve(value);
        if (resolved instanceof PdfValue.Stream) {
            throw PdfSyntaxException.malformed("stream in the place of a dictionary");
        }
        return resolved instanceof Dictionary dictionary ? Optional.of(dictionary) : Optional.empty();
    }

    /** Returns the values of an array that is or is referred to; empty when it is none. */
    public List<PdfValue> sequence(PdfValue value) throws PdfSyntaxException, IOException {
        return resolve(value) instanceof PdfValue.Sequence sequence ? sequence.values() : List.of();
    }

    /** Returns a reference with the generation that its object has; some programs look at the number alone. */
    public Reference byNumber(Reference reference) throws PdfSyntaxException, IOException {
        var place = place(reference.number());
        if (place == null || place.kind() == Place.Kind.FREE) {
            return reference;
        }
        return new Reference(reference.number(), place.kind() == Place.Kind.IN_FILE ? place.second() : 0);
    }

    /** Ends what takes longer than the document may. */
    public void requireTime() throws IOException {
        file.requireTime();
    }

    private PdfValue value(Reference reference) throws PdfSyntaxException, IOException {
        requireTime();
        var place = place(reference.number());
        if (place == null || place.kind() == Place.Kind.FREE) {
            return PdfValue.NULL;
        }
        if (place.kind() == Place.Kind.IN_STREAM) {
            return reference.generation() == 0
                    ? stream(place.position()).value(reference.number(), place.second())
                    : PdfValue.NULL;
        }
        return object(reference).map(IndirectObject::value).orElse(PdfValue.NULL);
    }

    /** Returns an object that lies in the file itself; empty when no such object exists. */
    public Optional<IndirectObject> object(Reference reference) throws PdfSyntaxException, IOException {
        return object(reference, reader);
    }

    /** Returns the object that begins at a position, listed or not. */
    IndirectObject objectAt(long position) throws PdfSyntaxException, IOException {
        return reader.read(position);
    }

    private Optional<IndirectObject> object(Reference reference, ObjectReader by)
            throws PdfSyntaxException, IOException {
        var place = place(reference.number());
        if (place == null || place.kind() != Place.Kind.IN_FILE || place.second() != reference.generation()) {
            return Optional.empty();
        }
        var known = recent.at(place.position(), octets.length());
        var object = known.isPresent() ? known.get() : by.read(place.position());
        recent.keep(place.position(), object);
        if (!object.name().equals(reference) || object.value() instanceof Reference) {
            throw PdfSyntaxException.malformed("object " + reference.number());
        }
        return Optional.of(object);
    }

    ObjectStream stream(long number) throws PdfSyntaxException, IOException {
        var place = place((int) Math.min(number, Integer.MAX_VALUE));
        if (place == null || place.kind() != Place.Kind.IN_FILE) {
            throw PdfSyntaxException.malformed("no object stream " + number);
        }
        var known = streams.get(place.position());
        if (known != null) {
            return known;
        }
        var object = object(new Reference((int) number, place.second()), streamReader)
                .orElseThrow();
        if (!(object.value() instanceof PdfValue.Stream stream)
                || !stream.dictionary().names("Type", "ObjStm")) {
            throw PdfSyntaxException.malformed("no object stream " + number);
        }
        var decoded = new ObjectStream(stream.dictionary(), new StreamData(file).decode(stream));
        streams.put(place.position(), decoded);
        return decoded;
    }

    /** Returns the length of a stream, which is a number, so that no two streams need each other's. */
    private PdfValue length(Reference reference) throws PdfSyntaxException, IOException {
        var place = place(reference.number());
        return place != null && place.kind() == Place.Kind.IN_STREAM ? value(reference) : number(reference);
    }

    /** Returns the length of an object stream, which lies in the file itself, so that no two need each other. */
    private PdfValue number(Reference reference) throws PdfSyntaxException, IOException {
        return object(reference, ObjectReader.withoutReferences(octets))
                .map(IndirectObject::value)
                .orElse(PdfValue.NULL);
    }
}
