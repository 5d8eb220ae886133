package signinghelper.formats.internal.asn1;

import signinghelper.formats.algorithm.Bytes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Elements of a SEQUENCE as they lie in a file: a signature covers these bytes, not what an encoder would write.
 *
 * @param elements each with its header
 */
public record RawSequence(List<Bytes> elements) {

    public RawSequence {
        elements = List.copyOf(elements);
    }

    /**
     * Reads one SEQUENCE with nothing behind it.
     *
     * @throws MalformedAsn1Exception if it is anything else, or has an indefinite length
     */
    public static RawSequence of(Bytes encoded) throws MalformedAsn1Exception {
        var all = encoded.toArray();
        var header = Asn1Header.read(all, 0, all.length);
        if (header.tag() != Asn1Header.SEQUENCE || end(header, all.length) != all.length) {
            throw new MalformedAsn1Exception("not one SEQUENCE");
        }
        var elements = new ArrayList<Bytes>();
        for (var at = header.contentFrom(); at < all.length; ) {
            var end = end(Asn1Header.read(all, at, all.length), all.length);
            elements.add(Bytes.copyOf(Arrays.copyOfRange(all, at, end)));
            at = end;
        }
        return new RawSequence(elements);
    }

    private static int end(Asn1Header header, int limit) throws MalformedAsn1Exception {
        if (header.isIndefinite() || header.length() > limit - header.contentFrom()) {
            throw new MalformedAsn1Exception("no end");
        }
        return header.contentFrom() + (int) header.length();
    }

    /**
     * Returns an element.
     *
     * @throws MalformedAsn1Exception if there are fewer
     */
    public Bytes at(int index) throws MalformedAsn1Exception {
        if (index >= elements.size()) {
            throw new MalformedAsn1Exception("no element " + index);
        }
        return elements.get(index);
    }

    public int size() {
        return elements.size();
    }

    /** Returns the SEQUENCE, with its elements as they are. */
    public Bytes encoded() {
        var length = elements.stream().mapToInt(Bytes::length).sum();
        var out = new ByteArrayOutputStream();
        out.writeBytes(Asn1Header.write(Asn1Header.SEQUENCE, length));
        elements.forEach(element -> out.writeBytes(element.toArray()));
        return Bytes.copyOf(out.toByteArray());
    }
}
