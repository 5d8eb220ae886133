package signinghelper.portal.certificate;

import signinghelper.portal.certificate.CertificateRefusedException.Reason;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

/** Which certificates the portal takes signatures from. Whether one has been revoked is not asked here. */
public final class SigningCertificateValidator {
    private final CertificateTrust trust;
    private final Clock clock;

    /** Takes the server's clock. */
    public SigningCertificateValidator(CertificateTrust trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /** Returns if {@code certificate} is for signing, valid now and chains to an anchor. */
    public void validate(X509Certificate certificate) throws CertificateRefusedException {
        var now = clock.instant();
        validateAlone(certificate, now, trust.purposes());
        try {
            trust.chain(certificate, now);
        } catch (CertPathBuilderException e) {
            throw new CertificateRefusedException(Reason.UNTRUSTED, e);
        }
    }

    /**
     * Returns if {@code certificate} is for signing and valid, by what it says of itself. Without its chain that proves
     * nothing.
     */
    public static void validateAlone(X509Certificate certificate, Instant now) throws CertificateRefusedException {
        validateAlone(certificate, now, KeyPurposes.USUAL);
    }

    private static void validateAlone(X509Certificate certificate, Instant now, KeyPurposes purposes)
            throws CertificateRefusedException {
        if (!CertificateUse.SIGNATURE.isGivenTo(certificate, purposes)) {
            throw new CertificateRefusedException(Reason.USAGE);
        }
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateException e) {
            throw new CertificateRefusedException(Reason.VALIDITY, e);
        }
    }
}
