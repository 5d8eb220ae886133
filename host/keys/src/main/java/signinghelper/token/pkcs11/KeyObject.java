package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.ASN1OctetString;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;

import static org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance;

/**
 * Public or private key object.
 *
 * @param id {@code CKA_ID}, hexadecimal; empty when it has none
 * @param value modulus without leading zeros, or point of the curve; empty when the token does not show it
 */
record KeyObject(long handle, String id, Bytes value) {
    private static final int MOST_BYTES = 64 * 1024;

    /** Reads what {@code object} shows. */
    static KeyObject read(ObjectSearch objects, long object) throws CryptokiException {
        var modulus = objects.read(object, ObjectSearch.CKA_MODULUS);
        var value = modulus.length > 0
                ? withoutLeadingZeros(new BigInteger(1, modulus))
                : point(objects.read(object, ObjectSearch.CKA_EC_POINT));
        return new KeyObject(object, id(objects, object), value);
    }

    static String id(ObjectSearch objects, long object) throws CryptokiException {
        return HexFormat.of().formatHex(objects.read(object, ObjectSearch.CKA_ID));
    }

    /** {@code CKA_EC_POINT} is an OCTET STRING (PKCS#11 2.40, 2.3.3); some libraries leave its header out. */
    private static Bytes point(byte[] value) {
        try {
            var parsed = BoundedAsn1.parse(value, MOST_BYTES);
            return Bytes.copyOf(parsed instanceof ASN1OctetString point ? point.getOctets() : value);
        } catch (MalformedAsn1Exception e) {
            return Bytes.copyOf(value);
        }
    }

    /** Returns the same value of a certificate's key. */
    static Bytes valueOf(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                ? withoutLeadingZeros(rsa.getModulus())
                : Bytes.copyOf(getInstance(key.getEncoded()).getPublicKeyData().getOctets());
    }

    private static Bytes withoutLeadingZeros(BigInteger modulus) {
        var bytes = modulus.toByteArray();
        return bytes[0] == 0 ? Bytes.copyOf(java.util.Arrays.copyOfRange(bytes, 1, bytes.length)) : Bytes.copyOf(bytes);
    }

    /** Returns true when both have the same value; a private key of a curve has none. */
    boolean hasValue(Bytes other) {
        return value.length() > 0 && value.equals(other);
    }

    /** Returns true when it can be the key of a certificate with this id and value. */
    boolean fits(String certificateId, Bytes certificateValue) {
        return value.length() > 0 ? value.equals(certificateValue) : !id.isEmpty() && id.equals(certificateId);
    }
}
