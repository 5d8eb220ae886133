package signinghelper.formats.certificate;

import signinghelper.formats.algorithm.SignatureAlgorithm;

import java.security.cert.X509Certificate;

/** Common name of a key's kind. */
public final class KeyKind {
    private KeyKind() {}

    /** {@code SM2}, {@code RSA} or {@code ECDSA}; the Java name for a kind that is not accepted. */
    public static String of(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        return SignatureAlgorithm.forKey(key)
                .map(algorithm -> switch (algorithm) {
                    case SM2_SM3 -> "SM2";
                    case RSA_SHA256, RSA_SHA384, RSA_SHA512 -> "RSA";
                    case ECDSA_P256_SHA256, ECDSA_P384_SHA384 -> "ECDSA";
                })
                .orElse(key.getAlgorithm());
    }
}
