package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Objects of a new revision of a document, which are added behind its last octet (ISO 32000-2, 7.5.6). Each is read back
 * as it will be.
 */
public final class Update {
    private final PdfDocument document;
    private final Set<Integer> taken;
    private final SortedMap<Integer, Entry> entries = new TreeMap<>();
    private int next;

    /**
     * Object as it is written.
     *
     * @param value what a reader makes of it; {@link PdfValue#NULL} when nobody needs to know
     * @param body between {@code obj} and {@code endobj}
     */
    record Entry(Reference name, PdfValue value, Bytes body) {}

    /** @param taken numbers that the document refers to, though no object has them */
    public Update(PdfDocument document, Set<Integer> taken) {
        this.document = document;
        this.taken = Set.copyOf(taken);
        this.next = document.unusedNumber();
    }

    /** Returns the name of a new object. */
    public Reference create() {
        var number = size();
        next = number + 1;
        return new Reference(number, 0);
    }

    /** Adds a new object. */
    public Reference add(PdfValue value) {
        var name = create();
        put(name, value);
        return name;
    }

    /** Adds a new stream, whose data is compressed. */
    public Reference add(Dictionary dictionary, byte[] data) {
        var name = create();
        var body = new ByteArrayOutputStream();
        StreamData.encode(dictionary, data, body);
        entries.put(name.number(), new Entry(name, PdfValue.NULL, Bytes.copyOf(body.toByteArray())));
        return name;
    }

    /** Writes an object anew. */
    public void put(Reference name, PdfValue value) {
        var body = new ByteArrayOutputStream();
        new ValueWriter(body).write(value);
        entries.put(name.number(), new Entry(name, value, Bytes.copyOf(body.toByteArray())));
    }

    /** Writes an object whose octets are composed already. */
    public void put(Reference name, Bytes body) {
        entries.put(name.number(), new Entry(name, PdfValue.NULL, body));
    }

    /** Returns a value itself, as it is in the new revision. */
    public PdfValue resolve(PdfValue value) throws PdfSyntaxException, IOException {
        if (value instanceof Reference reference) {
            var entry = entries.get(reference.number());
            return entry == null ? document.resolve(reference) : entry.value();
        }
        return value;
    }

    /** Returns a dictionary that is or is referred to, as it is in the new revision; empty when it is none. */
    public Optional<Dictionary> dictionary(PdfValue value) throws PdfSyntaxException, IOException {
        return resolve(value) instanceof Dictionary dictionary ? Optional.of(dictionary) : Optional.empty();
    }

    PdfDocument document() {
        return document;
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    /** First number that no object has, and nothing refers to. */
    int size() {
        while (taken.contains(next)) {
            next++;
        }
        return next;
    }
}
