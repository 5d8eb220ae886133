package signinghelper.formats.internal.asn1;

import java.io.ByteArrayOutputStream;

/**
 * Tag and length of one value (X.690, 8.1.2 and 8.1.3).
 *
 * @param tag first octet of the tag
 * @param contentFrom index of the first octet of the content
 * @param length octets of content; see also {@link #isIndefinite}
 * @param isShortest true when the length is written in as few octets as possible
 */
public record Asn1Header(int tag, int contentFrom, long length, boolean isShortest) {
    public static final int SEQUENCE = 0x30;
    public static final int INTEGER = 0x02;
    public static final int OBJECT_IDENTIFIER = 0x06;

    private static final int SET = 0x31;

    private static final long INDEFINITE = -1;

    private static final int CONSTRUCTED = 0x20;
    private static final int TAG_NUMBER = 0x1F;
    private static final int MORE = 0x80;
    private static final int MAX_TAG_OCTETS = 4;

    /**
     * Reads the header at {@code from}.
     *
     * @param limit index behind the last octet that may be read
     * @throws MalformedAsn1Exception if it does not end there, or is longer than anything can be
     */
    public static Asn1Header read(byte[] encoded, int from, int limit) throws MalformedAsn1Exception {
        var tag = octet(encoded, from, limit);
        var at = from + 1;
        if ((tag & TAG_NUMBER) == TAG_NUMBER) {
            at = behindLongTag(encoded, at, limit);
        }
        var first = octet(encoded, at++, limit);
        if (first < MORE) {
            return new Asn1Header(tag, at, first, true);
        }
        if (first == MORE) {
            if ((tag & CONSTRUCTED) == 0) {
                throw new MalformedAsn1Exception("indefinite length of a primitive value");
            }
            return new Asn1Header(tag, at, INDEFINITE, true);
        }
        var octets = first - MORE;
        var length = longLength(encoded, at, octets, limit);
        return new Asn1Header(tag, at + octets, length, isShortest(octets, length));
    }

    /** Tag and length (X.690, 8.1.3) of a value, whose octets follow elsewhere. */
    public static byte[] write(int tag, long length) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < MORE) {
            out.write((int) length);
        } else {
            var octets = (Long.SIZE - Long.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
            out.write(MORE | octets);
            for (var shift = (octets - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                out.write((int) (length >>> shift));
            }
        }
        return out.toByteArray();
    }

    private static int behindLongTag(byte[] encoded, int from, int limit) throws MalformedAsn1Exception {
        for (var at = from; at < from + MAX_TAG_OCTETS; at++) {
            if (octet(encoded, at, limit) < MORE) {
                return at + 1;
            }
        }
        throw new MalformedAsn1Exception("long tag");
    }

    private static long longLength(byte[] encoded, int from, int octets, int limit) throws MalformedAsn1Exception {
        var length = 0L;
        for (var i = 0; i < octets; i++) {
            if (length > Long.MAX_VALUE >> Byte.SIZE) {
                throw new MalformedAsn1Exception("long length");
            }
            length = (length << Byte.SIZE) | octet(encoded, from + i, limit);
        }
        return length;
    }

    private static boolean isShortest(int octets, long length) {
        return length >= MORE && length >>> ((octets - 1) * Byte.SIZE) != 0;
    }

    private static int octet(byte[] encoded, int at, int limit) throws MalformedAsn1Exception {
        if (at >= limit) {
            throw new MalformedAsn1Exception("cut short");
        }
        return Byte.toUnsignedInt(encoded[at]);
    }

    public boolean isIndefinite() {
        return length == INDEFINITE;
    }

    public boolean isSetOrSequence() {
        return tag == SET || tag == SEQUENCE;
    }

    public boolean isConstructed() {
        return (tag & CONSTRUCTED) != 0;
    }
}
