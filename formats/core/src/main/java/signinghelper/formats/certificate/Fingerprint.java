package signinghelper.formats.certificate;

import signinghelper.formats.algorithm.DigestAlgorithm;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** SHA-256 of a certificate's DER, 64 hex digits. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 of the certificate's DER, in hexadecimal. */
    public static String of(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not made from an encoding", e);
        }
    }
}
