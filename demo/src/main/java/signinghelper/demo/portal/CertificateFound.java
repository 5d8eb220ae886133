package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.DistinguishedName;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.portal.authentication.AuthenticatedIdentity;

import java.security.cert.X509Certificate;

/**
 * Certificate that has proved its key, as the pages receive it.
 *
 * @param verification id of the {@link Verification}
 */
record CertificateFound(String verification, String algorithm, Certificate certificate) {

    /**
     * Content of the certificate.
     *
     * @param subject on one line (RFC 2253)
     * @param creditCode null where the certificate has none
     * @param notAfter ISO 8601, UTC
     */
    record Certificate(
            String subject, String organisation, @Nullable String creditCode, Fingerprint sha256, String notAfter) {

        static Certificate of(X509Certificate certificate) {
            var subject = CertificateSubject.of(certificate, HolderRules.USUAL);
            var creditCode = subject.creditCode();
            return new Certificate(
                    DistinguishedName.shown(certificate.getSubjectX500Principal()),
                    subject.organisation(),
                    creditCode == null ? null : creditCode.value(),
                    Fingerprint.of(certificate),
                    certificate.getNotAfter().toInstant().toString());
        }
    }

    static CertificateFound in(AuthenticatedIdentity identity, String verification) {
        var certificate = Certificate.of(identity.certificate());
        return new CertificateFound(verification, identity.algorithm().name(), certificate);
    }

    static CertificateFound in(AcceptedSignature signature, String verification) {
        var certificate = Certificate.of(signature.signer());
        return new CertificateFound(verification, signature.algorithm(), certificate);
    }
}
