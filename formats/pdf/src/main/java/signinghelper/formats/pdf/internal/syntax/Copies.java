package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * File with all objects of a document that its root leads to, written anew: with numbers of their own, lengths that are right, and
 * one table that lists every object. A program has nothing to mend in it.
 */
public final class Copies {
    private static final int MAX_OBJECTS = 1_000_000;

    /** Values are much smaller than streams; a value is written once, however small the stream is that it comes from. */
    private static final long MAX_OF_VALUES = 256L << 20;

    private final PdfFile file;
    private final PdfDocument document;
    private final Map<Reference, PdfValue> instead;
    private final OutputStream out;
    private final Map<Reference, Integer> numbers = new HashMap<>();
    private final Deque<Reference> open = new ArrayDeque<>();
    private final List<Long> offsets = new ArrayList<>();
    private long position;
    private long ofStreams;
    private long ofValues;

    private Copies(PdfFile file, PdfDocument document, Map<Reference, PdfValue> instead, OutputStream out) {
        this.file = file;
        this.document = document;
        this.instead = instead;
        this.out = out;
    }

    /**
     * Writes the file.
     *
     * @param instead values for some objects, also for such as the document does not have
     * @throws PdfSyntaxException if some object cannot be read, or they share octets, so that they would grow
     */
    public static void write(
            PdfFile file, PdfDocument document, Map<Reference, PdfValue> instead, Reference root, OutputStream out)
            throws PdfSyntaxException, IOException {
        var buffered = new BufferedOutputStream(out);
        new Copies(file, document, instead, buffered).write(root);
        buffered.flush();
    }

    private void write(Reference root) throws PdfSyntaxException, IOException {
        raw("%PDF-1.7\n");
        number(root);
        while (!open.isEmpty()) {
            object(open.removeLast());
        }
        var start = position;
        raw("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f\r\n");
        for (var offset : offsets) {
            raw("%010d 00000 n\r\n".formatted(offset));
        }
        raw("trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(offsets.size() + 1, start));
    }

    private int number(Reference old) throws PdfSyntaxException {
        var known = numbers.get(old);
        if (known != null) {
            return known;
        }
        if (offsets.size() == MAX_OBJECTS) {
            throw PdfSyntaxException.tooLarge("references");
        }
        offsets.add(0L);
        numbers.put(old, offsets.size());
        open.addLast(old);
        return offsets.size();
    }

    private void object(Reference old) throws PdfSyntaxException, IOException {
        var other = instead.get(old);
        var value = other == null ? document.resolve(old) : other;
        var number = number(old);
        offsets.set(number - 1, position);
        raw(number + " 0 obj\n");
        if (value instanceof PdfValue.Stream stream) {
            stream(stream);
        } else {
            value(renamed(value));
        }
        raw("\nendobj\n");
    }

    private void stream(PdfValue.Stream stream) throws PdfSyntaxException, IOException {
        var length = stream.data().length();
        ofStreams += length;
        if (ofStreams > file.length()) {
            throw PdfSyntaxException.malformed("streams share octets");
        }
        requireOneDecoding(stream.dictionary());
        var entries = new HashMap<>(stream.dictionary().entries());
        entries.put("Length", new PdfValue.Figure(BigDecimal.valueOf(length)));
        value(renamed(new Dictionary(entries)));
        raw("\nstream\n");
        try (var in = file.open(stream.data().from(), length)) {
            in.transferTo(out);
        }
        position += length;
        raw("\nendstream");
    }

    /** Programs take a filter that is named twice for one or two, and data of another file for what they like. */
    private void requireOneDecoding(Dictionary stream) throws PdfSyntaxException, IOException {
        var filters = new HashSet<PdfValue>();
        for (var filter : document.sequence(stream.get("Filter"))) {
            if (!filters.add(document.resolve(filter))) {
                throw PdfSyntaxException.malformed("a filter twice");
            }
        }
        if (stream.get("F") != PdfValue.NULL) {
            throw PdfSyntaxException.malformed("data of a stream in another file");
        }
    }

    private PdfValue renamed(PdfValue value) throws PdfSyntaxException {
        if (value instanceof Reference old) {
            return new Reference(number(old), 0);
        } else if (value instanceof PdfValue.Sequence sequence) {
            var values = new ArrayList<PdfValue>();
            for (var each : sequence.values()) {
                values.add(renamed(each));
            }
            return new PdfValue.Sequence(values);
        } else if (value instanceof Dictionary dictionary) {
            var entries = new HashMap<String, PdfValue>();
            for (var entry : dictionary.entries().entrySet()) {
                entries.put(entry.getKey(), renamed(entry.getValue()));
            }
            return new Dictionary(entries);
        }
        return value;
    }

    private void value(PdfValue value) throws PdfSyntaxException, IOException {
        var octets = new ByteArrayOutputStream();
        new ValueWriter(octets).write(value);
        ofValues += octets.size();
        if (ofValues > MAX_OF_VALUES) {
            throw PdfSyntaxException.tooLarge("objects together");
        }
        octets.writeTo(out);
        position += octets.size();
    }

    private void raw(String syntax) throws IOException {
        out.write(syntax.getBytes(StandardCharsets.US_ASCII));
        position += syntax.length();
    }
}
