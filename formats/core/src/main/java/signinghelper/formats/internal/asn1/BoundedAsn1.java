package signinghelper.formats.internal.asn1;

import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;

import java.io.IOException;

/**
 * Parses BER and DER (X.690) of unknown origin. Size, depth and number of values are looked at before a parser that
 * recurses and allocates sees them.
 */
public final class BoundedAsn1 {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_VALUES = 100_000;

    private BoundedAsn1() {}

    /**
     * Parses exactly one value with nothing behind it. Lengths must be in their shortest form, or indefinite.
     *
     * @param maxBytes more are not looked at
     * @throws MalformedAsn1Exception if it is anything else, nested more than 32 deep, or more than 100,000 values
     */
    public static ASN1Primitive parse(byte[] encoded, int maxBytes) throws MalformedAsn1Exception {
        return parse(encoded, maxBytes, MAX_VALUES);
    }

    /**
     * Parses a value that is large by nature, e.g. a revocation list.
     *
     * @param maxValues in the place of 100,000
     * @throws MalformedAsn1Exception for the same reasons as the method above
     */
    public static ASN1Primitive parse(byte[] encoded, int maxBytes, int maxValues) throws MalformedAsn1Exception {
        if (encoded.length > maxBytes) {
            throw new MalformedAsn1Exception(encoded.length + " bytes");
        }
        new Walk(encoded, maxValues).whole();
        try (var in = new ASN1InputStream(encoded, false)) {
            var value = in.readObject();
            if (value == null || in.read() != -1) {
                throw new MalformedAsn1Exception("not one value");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw new MalformedAsn1Exception("not ASN.1", e);
        }
    }

    /** Walk through all values, by their headers alone. */
    private static final class Walk {
        private final byte[] encoded;
        private final int maxValues;
        private int values;

        Walk(byte[] encoded, int maxValues) {
            this.encoded = encoded;
            this.maxValues = maxValues;
        }

        void whole() throws MalformedAsn1Exception {
            if (value(0, encoded.length, 0) != encoded.length) {
                throw new MalformedAsn1Exception("bytes behind the value");
            }
        }

        /** Returns where the value that starts at {@code from} ends. */
        private int value(int from, int limit, int depth) throws MalformedAsn1Exception {
            if (depth > MAX_DEPTH || ++values > maxValues) {
                throw new MalformedAsn1Exception("too deep or too many values");
            }
            var header = Asn1Header.read(encoded, from, limit);
            if (!header.isShortest()) {
                throw new MalformedAsn1Exception("length not in its shortest form");
            }
            if (header.isIndefinite()) {
                return untilEndOfContents(header.contentFrom(), limit, depth);
            }
            if (header.length() > limit - header.contentFrom()) {
                throw new MalformedAsn1Exception("cut short");
            }
            var end = header.contentFrom() + (int) header.length();
            if (header.isConstructed()) {
                var at = header.contentFrom();
                while (at < end) {
                    at = value(at, end, depth + 1);
                }
            }
            return end;
        }

        private int untilEndOfContents(int from, int limit, int depth) throws MalformedAsn1Exception {
            var at = from;
            while (at + 2 <= limit && (encoded[at] != 0 || encoded[at + 1] != 0)) {
                at = value(at, limit, depth + 1);
            }
            if (at + 2 > limit) {
                throw new MalformedAsn1Exception("no end of contents");
            }
            return at + 2;
        }
    }
}
