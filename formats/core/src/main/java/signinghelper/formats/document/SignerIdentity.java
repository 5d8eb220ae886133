package signinghelper.formats.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Signer of documents.
 *
 * @param chain certificates of CAs that go along; may be empty
 * @param algorithm algorithm of the signatures
 * @param form form of the CMS around each signature
 */
public record SignerIdentity(
        X509Certificate certificate, List<X509Certificate> chain, SignatureAlgorithm algorithm, CmsForm form) {

    public SignerIdentity {
        Objects.requireNonNull(certificate);
        chain = List.copyOf(chain);
        if (!form.isFor(algorithm)) {
            throw new IllegalArgumentException(form + " is not for " + algorithm);
        }
    }

    /**
     * Returns the certificate in DER.
     *
     * @throws FormatException {@code CERTIFICATE_MALFORMED}
     */
    public Bytes encodedCertificate() throws FormatException {
        try {
            return Bytes.copyOf(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new FormatException(FormatException.Reason.CERTIFICATE_MALFORMED, e);
        }
    }

    /**
     * Finds algorithm and form for a certificate.
     *
     * @param agreed the form for SM2 keys; RSA and EC keys have one form only
     * @param rsaDigest hash function for RSA keys, not SM3; other keys have their own
     * @throws FormatException {@code KEY_UNSUPPORTED}
     */
    public static SignerIdentity of(
            X509Certificate certificate, List<X509Certificate> chain, CmsForm agreed, DigestAlgorithm rsaDigest)
            throws FormatException {
        var key = certificate.getPublicKey();
        var algorithm = SignatureAlgorithm.forKey(key)
                .flatMap(usual -> usual.isRsa() ? SignatureAlgorithm.forKey(key, rsaDigest) : Optional.of(usual))
                .orElseThrow(() -> new FormatException(FormatException.Reason.KEY_UNSUPPORTED));
        return new SignerIdentity(certificate, chain, algorithm, CmsForm.forAlgorithm(algorithm, agreed));
    }
}
