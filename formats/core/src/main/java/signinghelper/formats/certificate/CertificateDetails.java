package signinghelper.formats.certificate;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Contents of a certificate, as JSON documents have them.
 *
 * @param holder name of the holder by the rules
 * @param creditCode 统一社会信用代码; null when the certificate has none
 * @param creditCodeDoubtful true when the check characters of the code are wrong
 * @param keyKind {@code SM2}, {@code RSA} or {@code ECDSA}
 * @param issuer distinguished name (RFC 2253)
 * @param serialNumber hexadecimal
 * @param notBefore ISO 8601 in UTC, like {@code notAfter}
 */
public record CertificateDetails(
        Fingerprint fingerprint,
        String holder,
        @Nullable String creditCode,
        boolean creditCodeDoubtful,
        String keyKind,
        String issuer,
        String serialNumber,
        String notBefore,
        String notAfter) {

    /** Reads the holder by {@code rules}. */
    public static CertificateDetails of(X509Certificate certificate, HolderRules rules) {
        var subject = CertificateSubject.of(certificate, rules);
        return new CertificateDetails(
                Fingerprint.of(certificate),
                subject.displayName(),
                Optional.ofNullable(subject.creditCode())
                        .map(UnifiedCreditCode::value)
                        .orElse(null),
                subject.hasDoubtfulCreditCode(),
                KeyKind.of(certificate),
                DistinguishedName.shown(certificate.getIssuerX500Principal()),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant().toString(),
                certificate.getNotAfter().toInstant().toString());
    }
}
