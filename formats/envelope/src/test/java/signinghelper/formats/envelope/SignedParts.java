package signinghelper.formats.envelope;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** {@code signedAndEnvelopedData} of GM/T 0010, put together by the standard's own words, without the code under test. */
final class SignedParts {
    static final String SM3 = "1.2.156.10197.1.401";
    static final String SM2_SIGN = "1.2.156.10197.1.301.1";

    private SignedParts() {}

    /** Returns the issuer and the serial number of a certificate. */
    static IssuerAndSerialNumber name(X509Certificate certificate) {
        var issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return new IssuerAndSerialNumber(issuer, certificate.getSerialNumber());
    }

    static DERSequence signer(ASN1Encodable name, String digest, String algorithm, byte[] value) {
        return sequence(
                new ASN1Integer(1),
                name,
                sequence(oid(digest), DERNull.INSTANCE),
                sequence(oid(algorithm)),
                new DEROctetString(value));
    }

    static DERSequence withAttributes(DERSequence signer) {
        return sequence(
                signer.getObjectAt(0),
                signer.getObjectAt(1),
                signer.getObjectAt(2),
                new DERTaggedObject(false, 0, new DERSet()),
                signer.getObjectAt(3),
                signer.getObjectAt(4));
    }

    static byte[] envelope(
            Sm2Parts parts, X509Certificate recipient, List<X509Certificate> certificates, List<DERSequence> signers)
            throws IOException, CertificateEncodingException {
        var info = sequence(
                new ASN1Integer(1),
                name(recipient),
                sequence(oid("1.2.156.10197.1.301.3")),
                new DEROctetString(parts.wrappedKey().toArray()));
        var content = sequence(
                oid("1.2.156.10197.6.1.4.2.1"),
                parts.identifier(),
                new DERTaggedObject(false, 0, new DEROctetString(parts.content().toArray())));
        var carried = new ASN1Encodable[certificates.size()];
        for (var i = 0; i < carried.length; i++) {
            carried[i] = Certificate.getInstance(certificates.get(i).getEncoded());
        }
        var data = sequence(
                new ASN1Integer(1),
                new DERSet(info),
                new DERSet(sequence(oid(SM3))),
                content,
                new DERTaggedObject(false, 0, new DERSet(carried)),
                new DERSet(signers.toArray(ASN1Encodable[]::new)));
        return sequence(oid("1.2.156.10197.6.1.4.2.4"), new DERTaggedObject(true, 0, data))
                .getEncoded();
    }

    private static ASN1ObjectIdentifier oid(String name) {
        return new ASN1ObjectIdentifier(name);
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
