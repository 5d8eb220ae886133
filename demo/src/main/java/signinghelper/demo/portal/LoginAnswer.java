package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.certificate.CertificateSubject;
import signinghelper.portal.login.LoginIdentity;

import java.util.HexFormat;

/**
 * What the page is told after a login.
 *
 * @param verification id of the {@link Verification}
 */
record LoginAnswer(String verification, String algorithm, Certificate certificate) {

    /**
     * The certificate that logged in.
     *
     * @param subject on one line (RFC 2253)
     * @param creditCode null where the certificate has none
     * @param sha256 hexadecimal
     * @param notAfter ISO 8601, UTC
     */
    record Certificate(
            String subject, String organisation, @Nullable String creditCode, String sha256, String notAfter) {}

    static LoginAnswer of(LoginIdentity identity, String verification) {
        var certificate = identity.certificate();
        var subject = CertificateSubject.of(certificate);
        var creditCode = subject.creditCode();
        return new LoginAnswer(
                verification,
                identity.algorithm().name(),
                new Certificate(
                        certificate.getSubjectX500Principal().getName(),
                        subject.organisation(),
                        creditCode == null ? null : creditCode.value(),
                        HexFormat.of().formatHex(identity.fingerprint().toArray()),
                        certificate.getNotAfter().toInstant().toString()));
    }
}
