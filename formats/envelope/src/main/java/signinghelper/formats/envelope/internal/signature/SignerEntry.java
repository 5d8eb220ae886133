package signinghelper.formats.envelope.internal.signature;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.KeyKind;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HashSet;

/** Reader of the one signer, and of the certificate that it names. */
public final class SignerEntry {
    private SignerEntry() {}

    /**
     * Reads the signer.
     *
     * @param certificates {@code [0]} of certificates
     * @param signers {@code signerInfos}
     * @param most octets of each
     * @throws EnvelopeException for none or several signers, a certificate that is not there, and anything but a plain SM2
     *     signature
     */
    public static InnerSignature read(byte[] certificates, byte[] signers, int most) throws EnvelopeException {
        try {
            var set = ASN1Set.getInstance(BoundedAsn1.parse(signers, most));
            if (set.size() != 1) {
                throw unsupported(set.size() + " signers");
            }
            var signer = SignerInfo.getInstance(set.getObjectAt(0));
            requirePlain(signer);
            var deviations = SignerNames.deviations(signer);
            var carried =
                    ASN1Set.getInstance(ASN1TaggedObject.getInstance(BoundedAsn1.parse(certificates, most)), false);
            var certificate = certificate(signer, carried);
            return new InnerSignature(certificate, raw(signer), deviations);
        } catch (MalformedAsn1Exception | CertificateException | IOException | RuntimeException e) {
            throw new EnvelopeException(Reason.MALFORMED, "signer");
        }
    }

    private static EnvelopeException unsupported(String detail) {
        return new EnvelopeException(Reason.UNSUPPORTED, detail);
    }

    /** PKCS#7 has no attributes in this form (RFC 2315, 11). */
    private static void requirePlain(SignerInfo signer) throws EnvelopeException {
        if (signer.getAuthenticatedAttributes() != null) {
            throw unsupported("signer with attributes");
        }
        if (signer.getSID().isTagged()) {
            throw unsupported("signer by key identifier");
        }
    }

    private static X509Certificate certificate(SignerInfo signer, ASN1Set carried)
            throws EnvelopeException, CertificateException, IOException {
        var name = IssuerAndSerialNumber.getInstance(signer.getSID().getId());
        var named = new HashSet<Bytes>();
        for (var element : carried) {
            if (isNamed(element, name)) {
                named.add(Bytes.copyOf(element.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
            }
        }
        if (named.size() != 1) {
            throw unsupported(named.size() + " certificates of the signer");
        }
        var certificate = Certificates.parse(named.iterator().next());
        if (!KeyKind.of(certificate).equals("SM2")) {
            throw unsupported("signer's key " + KeyKind.of(certificate));
        }
        return certificate;
    }

    private static boolean isNamed(ASN1Encodable element, IssuerAndSerialNumber name) {
        if (!(element.toASN1Primitive() instanceof ASN1Sequence sequence)) {
            return false;
        }
        var certificate = Certificate.getInstance(sequence);
        return certificate.getSerialNumber().equals(name.getSerialNumber())
                && certificate.getIssuer().equals(name.getName());
    }

    /** RFC 2315 encrypts the value once more; no writer of this form is known to. */
    private static Bytes raw(SignerInfo signer) throws EnvelopeException {
        try {
            return Bytes.copyOf(
                    SignatureAlgorithm.SM2_SM3.toRaw(signer.getEncryptedDigest().getOctets()));
        } catch (IllegalArgumentException e) {
            throw unsupported("signature that is not the DER of two numbers");
        }
    }
}
