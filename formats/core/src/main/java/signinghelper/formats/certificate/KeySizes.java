package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;

/** Bounds of an RSA public key, looked at before BouncyCastle tests its modulus for primality, which takes seconds. */
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

    private KeySizes() {}

    /** Returns if the key is small enough to be looked at. Computes nothing with it. */
    static void require(X509Certificate certificate) throws CertificateException, IOException {
        var key = Certificate.getInstance(certificate.getEncoded()).getSubjectPublicKeyInfo();
        if (RSA.contains(key.getAlgorithm().getAlgorithm())) {
            requireRsa(key);
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
