package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.Sm2Ciphertext;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Encodings of an SM2 ciphertext: ASN.1 (GB/T 35276), or its parts one after the other. */
final class Sm2Ciphertexts {
    private static final int PART = Sm2Ciphertext.PART;
    private static final int POINT = 2 * PART;
    private static final int KEY = ContentAlgorithm.SM4_CBC.keyLength();
    private static final int CONCATENATED = POINT + PART + KEY;
    private static final byte UNCOMPRESSED = 4;
    private static final int LARGEST = 1024;

    private Sm2Ciphertexts() {}

    /** @throws IllegalArgumentException if it has no known encoding */
    static WrappedKey.Sm2 read(byte[] value) {
        var standard = inAsn1(value);
        if (standard != null) {
            return new WrappedKey.Sm2(List.of(standard), Set.of());
        }
        if (value.length == CONCATENATED) {
            return new WrappedKey.Sm2(bothOrders(value, 0), Set.of(EnvelopeDeviation.SM2_CONCATENATED));
        }
        if (value.length == CONCATENATED + 1 && value[0] == UNCOMPRESSED) {
            return new WrappedKey.Sm2(bothOrders(value, 1), Set.of(EnvelopeDeviation.SM2_CONCATENATED_POINT));
        }
        throw new IllegalArgumentException(value.length + " octets are no SM2 ciphertext");
    }

    private static @Nullable Sm2Ciphertext inAsn1(byte[] value) {
        try {
            var parts = ASN1Sequence.getInstance(BoundedAsn1.parse(value, LARGEST));
            // A longer key is none of SM4, and would reach the code of U-Keys.
            return parts.size() == 4 && octets(parts.getObjectAt(3)).length() == KEY
                    ? new Sm2Ciphertext(
                            coordinate(parts.getObjectAt(0)),
                            coordinate(parts.getObjectAt(1)),
                            octets(parts.getObjectAt(2)),
                            octets(parts.getObjectAt(3)))
                    : null;
        } catch (MalformedAsn1Exception | RuntimeException e) {
            return null;
        }
    }

    private static Bytes coordinate(ASN1Encodable value) {
        return Bytes.copyOf(BigIntegers.asUnsignedByteArray(
                PART, ASN1Integer.getInstance(value).getPositiveValue()));
    }

    private static Bytes octets(ASN1Encodable value) {
        return Bytes.copyOf(ASN1OctetString.getInstance(value).getOctets());
    }

    /** C1C3C2 is that of GB/T 32918.4-2016, C1C2C3 that of drafts. */
    private static List<Sm2Ciphertext> bothOrders(byte[] value, int from) {
        var behindPoint = from + POINT;
        return List.of(
                ciphertext(value, from, behindPoint, behindPoint + PART),
                ciphertext(value, from, behindPoint + KEY, behindPoint));
    }

    private static Sm2Ciphertext ciphertext(byte[] value, int point, int hash, int cipher) {
        return new Sm2Ciphertext(
                part(value, point, PART),
                part(value, point + PART, PART),
                part(value, hash, PART),
                part(value, cipher, KEY));
    }

    private static Bytes part(byte[] value, int from, int length) {
        return Bytes.copyOf(Arrays.copyOfRange(value, from, from + length));
    }
}
