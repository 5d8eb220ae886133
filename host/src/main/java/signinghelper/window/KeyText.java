package signinghelper.window;

import signinghelper.portal.certificate.CertificateSubject;
import signinghelper.portal.signature.SignatureAlgorithm;
import signinghelper.token.HeldKey;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A key in words: whose, of what kind, until when, on which U-Key. */
final class KeyText {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());

    private KeyText() {}

    static String of(HeldKey key, Words words) {
        var certificate = key.key().certificate();
        return words.get(
                "certificate.entry",
                CertificateSubject.of(certificate).displayName(),
                kind(key),
                DATE.format(certificate.getNotAfter().toInstant()),
                key.token().label());
    }

    private static String kind(HeldKey key) {
        var publicKey = key.key().certificate().getPublicKey();
        return SignatureAlgorithm.forKey(publicKey)
                .map(algorithm -> switch (algorithm) {
                    case SM2_SM3 -> "SM2";
                    case RSA_SHA256, RSA_SHA384, RSA_SHA512 -> "RSA";
                    case ECDSA_P256_SHA256, ECDSA_P384_SHA384 -> "ECDSA";
                })
                .orElse(publicKey.getAlgorithm());
    }
}
