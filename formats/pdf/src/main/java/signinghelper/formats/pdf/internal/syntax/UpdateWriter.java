package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Octets of an update, whose cross-references are of the kind that the document has. */
public final class UpdateWriter {
    /** Entries of a stream that say nothing about the document, and those that are written anew. */
    private static final Set<String> OF_SECTION =
            Set.of("Type", "W", "Index", "Filter", "DecodeParms", "Length", "Prev", "XRefStm", "Size", "ID");

    private static final int OFFSET_OCTETS = 5;

    private final Update update;
    private final long start;
    private final Bytes id;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ValueWriter writer = new ValueWriter(out);
    private final SortedMap<Integer, Place> places = new TreeMap<>();
    private final Map<Reference, Long> bodies = new HashMap<>();

    /**
     * Writes an update.
     *
     * @param start length of the document before it
     * @param id identifier of the new revision (ISO 32000-2, 14.4)
     */
    public UpdateWriter(Update update, long start, Bytes id) {
        this.update = update;
        this.start = start;
        this.id = id;
        writer.raw("\n");
        for (var entry : update.entries()) {
            object(entry);
        }
        var offset = position();
        var newest = update.document().sections().get(0);
        if (newest.trailer().names("Type", "XRef")) {
            stream(newest);
        } else {
            table(newest);
        }
        writer.raw("startxref\n" + offset + "\n%%EOF\n");
    }

    /** Returns all octets behind those of the document. */
    public byte[] octets() {
        return out.toByteArray();
    }

    /** Returns where in {@link #octets} the body of an object begins. */
    public int bodyOf(Reference name) {
        return Math.toIntExact(Objects.requireNonNull(bodies.get(name)) - start);
    }

    private long position() {
        return start + out.size();
    }

    private void object(Update.Entry entry) {
        places.put(
                entry.name().number(),
                new Place(Place.Kind.IN_FILE, position(), entry.name().generation()));
        writer.raw(entry.name().number() + " " + entry.name().generation() + " obj\n");
        bodies.put(entry.name(), position());
        out.writeBytes(entry.body().toArray());
        writer.raw("\nendobj\n");
    }

    private void table(CrossReferences newest) {
        writer.raw("xref\n");
        for (var run : runs()) {
            writer.raw(run.get(0) + " " + run.size() + "\n");
            for (var number : run) {
                var place = Objects.requireNonNull(places.get(number));
                writer.raw("%010d %05d n\r\n".formatted(place.position(), place.second()));
            }
        }
        writer.raw("trailer\n");
        writer.write(new Dictionary(trailer(newest, update.size())));
        writer.raw("\n");
    }

    private void stream(CrossReferences newest) {
        var number = update.size();
        places.put(number, new Place(Place.Kind.IN_FILE, position(), 0));
        var trailer = trailer(newest, number + 1);
        var index = new ArrayList<PdfValue>();
        for (var run : runs()) {
            index.add(figure(run.get(0)));
            index.add(figure(run.size()));
        }
        trailer.put("Type", new PdfValue.Name("XRef"));
        trailer.put("W", new PdfValue.Sequence(List.of(figure(1), figure(OFFSET_OCTETS), figure(2))));
        trailer.put("Index", new PdfValue.Sequence(index));
        writer.raw(number + " 0 obj\n");
        StreamData.encode(new Dictionary(trailer), fields(), out);
        writer.raw("\nendobj\n");
    }

    private byte[] fields() {
        var fields = ByteBuffer.allocate(places.size() * (1 + OFFSET_OCTETS + 2));
        for (var place : places.values()) {
            fields.put((byte) 1)
                    .put((byte) (place.position() >> Integer.SIZE))
                    .putInt((int) place.position())
                    .putShort((short) place.second());
        }
        return fields.array();
    }

    /** Numbers of objects without gaps. */
    private List<List<Integer>> runs() {
        var runs = new ArrayList<List<Integer>>();
        var last = Integer.MIN_VALUE;
        for (var number : places.keySet()) {
            if (number != last + 1) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(number);
            last = number;
        }
        return runs;
    }

    private Map<String, PdfValue> trailer(CrossReferences newest, int size) {
        var trailer = new HashMap<>(newest.trailer().entries());
        trailer.keySet().removeAll(OF_SECTION);
        trailer.put("Size", figure(size));
        trailer.put("Prev", figure(newest.offset()));
        trailer.put("ID", id(newest.trailer().get("ID")));
        return trailer;
    }

    /** The first part stays, and tells readers that it is the same document. */
    private PdfValue id(PdfValue before) {
        var own = new PdfValue.Text(id);
        var isThere = before instanceof PdfValue.Sequence parts
                && parts.values().size() == 2
                && parts.values().get(0) instanceof PdfValue.Text;
        return new PdfValue.Sequence(
                List.of(isThere ? ((PdfValue.Sequence) before).values().get(0) : own, own));
    }

    private static PdfValue figure(long number) {
        return new PdfValue.Figure(BigDecimal.valueOf(number));
    }
}
