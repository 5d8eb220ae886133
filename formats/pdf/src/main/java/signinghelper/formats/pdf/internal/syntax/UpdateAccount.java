package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Account of one incremental update: each octet belongs to an object that its own section lists, to the section, to its
 * ending, or is a comment or white space.
 */
final class UpdateAccount {
    /** Entries of a trailer that programs follow as they open a file. */
    private static final List<String> OPENED = List.of("Root", "Info", "Encrypt");

    private final PdfFile file;
    private final PdfDocument revision;
    private final PdfDocument before;
    private final CrossReferences section;
    private final long from;
    private final SectionSpelling spelling;
    private final MissingObjects missing;
    private final SortedMap<Long, Long> places = new TreeMap<>();
    private final Set<Long> words = new HashSet<>();

    /**
     * Begins an account.
     *
     * @param revision the document with this update as its newest
     * @param before the document without it
     * @param from where the update begins
     */
    UpdateAccount(PdfFile file, PdfDocument revision, PdfDocument before, long from) {
        this.file = file;
        this.revision = revision;
        this.before = before;
        this.section = revision.sections().get(0);
        this.from = from;
        this.spelling = new SectionSpelling(file);
        this.missing = new MissingObjects(before, revision);
    }

    /** @throws PdfSyntaxException for the first part that has more than one reading, or none */
    void require() throws PdfSyntaxException, IOException {
        if (section.offset() < from || !section.isClosed()) {
            throw PdfSyntaxException.malformed("section at " + section.offset());
        }
        section();
        new Mending(before, revision).requireNone();
        for (var entry : section.places().entrySet()) {
            if (!entry.getValue().equals(before.place(entry.getKey()))) {
                entry(entry.getKey(), entry.getValue());
            }
        }
        requireNothingBetween();
        new Markers(file, words).requireKnown(new Span(from, section.closedAt()));
    }

    private void section() throws PdfSyntaxException, IOException {
        var startAt =
                new Tokens(file, section.end()).keyword("startxref").place().from();
        spelling.requireEnd(startAt);
        spelling.require(section);
        words.add(startAt);
        places.put(new Tokens(file, section.offset()).peek().place().from(), section.closedAt());
        if (section.trailerAt() > 0) {
            requireSubsection();
            words.add(section.trailerAt());
        } else {
            requireFirst(ObjectReader.withoutReferences(file).read(section.offset()));
            word(section.offset());
        }
        for (var key : OPENED) {
            missing.requireNone(section.trailer().get(key), before.trailer().get(key));
        }
        if (section.trailer().get("XRefStm") instanceof PdfValue.Figure beside) {
            beside(ObjectReader.withoutReferences(file).read(beside.value().longValue()));
        }
        for (var number : section.doubtful()) {
            var old = before.place(number);
            if (old != null && old.kind() != Place.Kind.FREE) {
                throw PdfSyntaxException.malformed("object " + number + " is free and is not");
            }
        }
    }

    /** Some programs follow what the stream beside a table says of the document, too. */
    private void beside(IndirectObject object) throws PdfSyntaxException, IOException {
        if (!(object.value() instanceof PdfValue.Stream stream)) {
            throw PdfSyntaxException.malformed("XRefStm");
        }
        requireFirst(object);
        spelling.requireStream(stream.dictionary(), object.place());
        for (var key : List.of("Root", "Prev", "Info", "Encrypt", "Size")) {
            var value = stream.dictionary().get(key);
            var isMissing = value == PdfValue.NULL && !key.equals("Size");
            if (!isMissing && !value.equals(section.trailer().get(key))) {
                throw PdfSyntaxException.malformed("two sections differ in " + key);
            }
        }
        add(object);
    }

    /** Programs mend a file in which a section is of a later generation, which no object of that number has had. */
    private static void requireFirst(IndirectObject section) throws PdfSyntaxException {
        if (section.name().generation() != 0) {
            throw PdfSyntaxException.malformed(
                    "generation of the section " + section.name().number());
        }
    }

    /** Programs mend a file whose table has no subsection, not even one of no entries. */
    private void requireSubsection() throws PdfSyntaxException, IOException {
        var tokens = new Tokens(file, section.offset());
        tokens.keyword("xref");
        if (!tokens.peek().isCount()) {
            throw PdfSyntaxException.malformed("table without a subsection");
        }
    }

    /** Programs give up on a length that is spelled otherwise than by its digits, and mend the file. */
    private void requireLength(Map<String, Span> values) throws PdfSyntaxException, IOException {
        var value = values.get("Length");
        if (value != null && !new Tokens(file, value.from()).peek().isCount()) {
            throw PdfSyntaxException.malformed("Length at " + value.from());
        }
    }

    private void word(long objectFrom) throws PdfSyntaxException, IOException {
        spelling.requireHead(objectFrom);
        var tokens = new Tokens(file, objectFrom);
        tokens.count();
        tokens.count();
        words.add(tokens.keyword("obj").place().from());
    }

    private void add(IndirectObject object) throws PdfSyntaxException, IOException {
        if (object.value() instanceof PdfValue.Stream) {
            requireLength(object.places());
        }
        word(object.place().from());
        var areWhole = object.value() instanceof PdfValue.Stream stream
                && stream.dictionary().names("Type", "ObjStm");
        spelling.requireNumbers(object.place().from(), object.place().to(), areWhole);
        places.merge(object.place().from(), object.place().to(), Math::max);
    }

    private void entry(int number, Place place) throws PdfSyntaxException, IOException {
        switch (place.kind()) {
            case FREE -> {
                // Something that uses it is refused at its own place.
            }
            case IN_FILE -> inFile(new Reference(number, place.second()), place.position());
            case IN_STREAM -> {
                var container = section.places().get((int) Math.min(place.position(), Integer.MAX_VALUE));
                if (container == null || container.kind() != Place.Kind.IN_FILE) {
                    throw PdfSyntaxException.malformed("object stream of " + number);
                }
                var reference = new Reference(number, 0);
                value(reference, revision.resolve(reference));
            }
        }
    }

    private void inFile(Reference reference, long position) throws PdfSyntaxException, IOException {
        if (position < from || position >= section.closedAt()) {
            throw PdfSyntaxException.malformed("entry of object " + reference.number());
        }
        var object = revision.object(reference).orElseThrow();
        add(object);
        value(reference, object.value());
    }

    private void value(Reference reference, PdfValue value) throws PdfSyntaxException, IOException {
        if (value instanceof PdfValue.Stream stream) {
            stream(reference.number(), stream.dictionary());
        } else if (value instanceof Dictionary dictionary
                && dictionary.names("Type", "Catalog")
                && !reference.equals(section.trailer().get("Root"))) {
            throw PdfSyntaxException.malformed("catalog that is not the document's: " + reference.number());
        }
        missing.requireNone(value, before.resolve(reference));
    }

    private void stream(int number, Dictionary stream) throws PdfSyntaxException, IOException {
        if (stream.names("Type", "XRef")) {
            requireSame(number, stream);
        }
        if (stream.names("Type", "ObjStm")) {
            spelling.requireFilter(stream, from);
            revision.stream(number).requirePlain();
            var numbers = revision.stream(number).numbers();
            for (var i = 0; i < numbers.length; i++) {
                if (!new Place(Place.Kind.IN_STREAM, number, i)
                        .equals(section.places().get(numbers[i]))) {
                    throw PdfSyntaxException.malformed("object " + numbers[i] + " in a stream, and not listed");
                }
            }
        }
    }

    /** Some programs write a section twice, as a stream and as a table. */
    private void requireSame(int number, Dictionary stream) throws PdfSyntaxException, IOException {
        var place = Objects.requireNonNull(section.places().get(number));
        var other = new CrossReferenceReader(file).read(place.position()).places();
        for (var entry : other.entrySet()) {
            var own = revision.place(entry.getKey());
            var isFree = entry.getValue().kind() == Place.Kind.FREE && own != null && own.kind() == Place.Kind.FREE;
            if (!isFree && !entry.getValue().equals(own)) {
                throw PdfSyntaxException.malformed("two sections differ in object " + entry.getKey());
            }
        }
        if (!stream.get("Root").equals(section.trailer().get("Root"))) {
            throw PdfSyntaxException.malformed("two sections differ");
        }
    }

    private void requireNothingBetween() throws PdfSyntaxException, IOException {
        var at = from;
        for (var place : places.entrySet()) {
            if (new Tokens(file, at).peek().place().from() != place.getKey()) {
                throw PdfSyntaxException.malformed("octets behind " + at);
            }
            at = place.getValue();
        }
    }
}
