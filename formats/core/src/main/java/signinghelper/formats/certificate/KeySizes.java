package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Set;

/**
 * Bounds of a public key, looked at before BouncyCastle computes with it: it tests an RSA modulus for primality, and multiplies with what a
 * DSA or EC key brings along, which takes seconds or minutes.
 */
final class KeySizes {
    /** A larger one is no key that {@code SignatureAlgorithm} takes. */
    static final int LARGEST_MODULUS = 4096;

    /** NIST FIPS 186-5, 5.1: an exponent is below 2^256. */
    static final int LARGEST_EXPONENT = 256;

    private static final Set<ASN1ObjectIdentifier> RSA = Set.of(
            PKCSObjectIdentifiers.rsaEncryption,
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            X509ObjectIdentifiers.id_ea_rsa);

    /** Kinds of keys with nothing to compute when they are read: EdDSA (RFC 8410), and NIST's own. */
    private static final Set<String> PLAIN = Set.of("1.3.101", "2.16.840.1.101.3.4.3");

    /** SM2 named as an algorithm (GB/T 33560-2017), in the place of a curve. */
    private static final String SM2 = "1.2.156.10197.1.301";

    /** Room for a DSA key of 3072 bits. */
    private static final int LARGEST_OTHER = 1280;

    private KeySizes() {}

    /** Returns if the key is small enough to be looked at. Computes nothing with it. */
    static void require(SubjectPublicKeyInfo key) throws CertificateException, IOException {
        var kind = key.getAlgorithm().getAlgorithm();
        if (RSA.contains(kind)) {
            requireRsa(key);
        } else if (PLAIN.stream().noneMatch(arc -> kind.getId().startsWith(arc + "."))) {
            requireKnown(kind, key.getEncoded().length);
            requireNamedCurve(key.getAlgorithm());
        }
    }

    /** A curve that is written out takes a third of a second, and no algorithm takes its key. */
    private static void requireNamedCurve(AlgorithmIdentifier kind) throws CertificateException {
        if (!kind.getAlgorithm().equals(X9ObjectIdentifiers.id_dsa) && kind.getParameters() instanceof ASN1Sequence) {
            throw new CertificateException("key of kind " + kind.getAlgorithm() + " on a curve without a name");
        }
    }

    private static void requireKnown(ASN1ObjectIdentifier kind, int length) throws CertificateException {
        var isKnown = kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
                || kind.equals(X9ObjectIdentifiers.id_dsa)
                || kind.getId().equals(SM2);
        if (!isKnown || length > LARGEST_OTHER) {
            throw new CertificateException("key of kind " + kind + " in " + length + " octets");
        }
    }

    private static void requireRsa(SubjectPublicKeyInfo key) throws CertificateException, IOException {
        var rsa = RSAPublicKey.getInstance(key.parsePublicKey());
        if (rsa.getModulus().bitLength() > LARGEST_MODULUS
                || rsa.getPublicExponent().bitLength() > LARGEST_EXPONENT) {
            throw new CertificateException("RSA key of " + rsa.getModulus().bitLength() + " bits");
        }
    }
}
