package signinghelper.formats.certificate;

import signinghelper.formats.certificate.CertificateRefusedException.Reason;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Rules for the certificates that the portal takes signatures from. */
public final class SigningCertificateValidator {
    private final CertificateTrust trust;
    private final RevocationPolicy revocation;
    private final Clock clock;

    /** @param clock the server's */
    public SigningCertificateValidator(CertificateTrust trust, RevocationPolicy revocation, Clock clock) {
        this.trust = trust;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Accepts a certificate that is for signing, valid now and chains to an anchor. Revocation is asked apart, by
     * {@link #requireNotRevoked}, when the signature has been seen to hold: anyone can show anyone's certificate.
     *
     * @return the chain, from {@code certificate} to the anchor
     */
    public List<X509Certificate> validate(X509Certificate certificate) throws CertificateRefusedException {
        var now = clock.instant();
        validateAlone(certificate, now, trust.purposes());
        try {
            return trust.chain(certificate, now);
        } catch (CertPathBuilderException e) {
            throw new CertificateRefusedException(Reason.UNTRUSTED, e);
        }
    }

    /**
     * Asks the CAs, as the policy says.
     *
     * @param chain chain that {@link #validate} returned
     */
    public void requireNotRevoked(List<X509Certificate> chain) throws CertificateRefusedException {
        revocation.require(chain, clock.instant());
    }

    /**
     * Checks that {@code certificate} is for signing and valid, by its own content only. Without its chain that proves
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
