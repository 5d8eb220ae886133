package signinghelper.formats.envelope;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;
import java.security.cert.X509Certificate;

/**
 * Raw parts of a GM/T 0010 envelope, put together and taken apart by the standard's own words, without the code under test.
 *
 * @param algorithm of the content
 */
record Sm2Parts(Bytes wrappedKey, String algorithm, Bytes vector, Bytes content) {
    static final String SM4_CBC = "1.2.156.10197.1.104.2";
    static final String SM4_GCM = "1.2.156.10197.1.104.8";
    static final String SM4 = "1.2.156.10197.1.104";

    static Sm2Parts of(byte[] envelope) {
        var whole = ASN1Sequence.getInstance(envelope);
        var data = ASN1Sequence.getInstance(
                ASN1TaggedObject.getInstance(whole.getObjectAt(1)).getExplicitBaseObject());
        var recipient = ASN1Sequence.getInstance(
                ASN1Set.getInstance(data.getObjectAt(1)).getObjectAt(0));
        var info = ASN1Sequence.getInstance(data.getObjectAt(2));
        var algorithm = ASN1Sequence.getInstance(info.getObjectAt(1));
        return new Sm2Parts(
                octets(recipient.getObjectAt(3)),
                algorithm.getObjectAt(0).toString(),
                octets(vector(algorithm.getObjectAt(1))),
                octets(ASN1OctetString.getInstance((ASN1TaggedObject) info.getObjectAt(2), false)));
    }

    /** RFC 5084 has the nonce in a SEQUENCE with the tag's length. */
    private static ASN1Encodable vector(ASN1Encodable parameters) {
        return parameters instanceof ASN1Sequence gcm ? gcm.getObjectAt(0) : parameters;
    }

    /** Returns the name of the content's algorithm with its parameters. */
    DERSequence identifier() {
        var octets = new DEROctetString(vector.toArray());
        return algorithm.equals(SM4_GCM)
                ? sequence(oid(algorithm), sequence(octets, new ASN1Integer(16)))
                : sequence(oid(algorithm), octets);
    }

    Sm2Parts wrapped(byte[] otherKey) {
        return new Sm2Parts(Bytes.copyOf(otherKey), algorithm, vector, content);
    }

    /** Writes the envelope to a recipient that is named by issuer and serial number. */
    byte[] to(X509Certificate recipient) throws IOException {
        return to(new IssuerAndSerialNumber(
                X500Name.getInstance(recipient.getIssuerX500Principal().getEncoded()), recipient.getSerialNumber()));
    }

    /** Writes the envelope to a recipient that is named by its key identifier. */
    byte[] toIdentifier(X509Certificate recipient) throws IOException {
        var value = ASN1OctetString.getInstance(recipient.getExtensionValue("2.5.29.14"))
                .getOctets();
        return to(new DERTaggedObject(false, 0, ASN1OctetString.getInstance(value)));
    }

    private byte[] to(ASN1Encodable name) throws IOException {
        return to(name, new DERTaggedObject(false, 0, new DEROctetString(content.toArray())));
    }

    /** Writes the envelope with its content in another encoding. */
    byte[] to(ASN1Encodable name, ASN1Encodable encoded) throws IOException {
        var info = sequence(
                new ASN1Integer(1),
                name,
                sequence(oid("1.2.156.10197.1.301.3")),
                new DEROctetString(wrappedKey.toArray()));
        var encrypted = sequence(oid("1.2.156.10197.6.1.4.2.1"), identifier(), encoded);
        var data = sequence(new ASN1Integer(1), new DERSet(info), encrypted);
        return sequence(oid("1.2.156.10197.6.1.4.2.3"), new DERTaggedObject(true, 0, data))
                .getEncoded();
    }

    /** The wrapped key's parts in another order, without ASN.1. */
    byte[] concatenated(boolean hasHashFirst, byte... before) {
        var parts = ASN1Sequence.getInstance(wrappedKey.toArray());
        var hash = ASN1OctetString.getInstance(parts.getObjectAt(2)).getOctets();
        var cipher = ASN1OctetString.getInstance(parts.getObjectAt(3)).getOctets();
        return Arrays.concatenate(new byte[][] {
            before,
            coordinate(parts.getObjectAt(0)),
            coordinate(parts.getObjectAt(1)),
            hasHashFirst ? hash : cipher,
            hasHashFirst ? cipher : hash
        });
    }

    private static Bytes octets(ASN1Encodable value) {
        return Bytes.copyOf(ASN1OctetString.getInstance(value).getOctets());
    }

    private static byte[] coordinate(ASN1Encodable value) {
        return BigIntegers.asUnsignedByteArray(
                32, ASN1Integer.getInstance(value).getValue());
    }

    private static ASN1ObjectIdentifier oid(String name) {
        return new ASN1ObjectIdentifier(name);
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
