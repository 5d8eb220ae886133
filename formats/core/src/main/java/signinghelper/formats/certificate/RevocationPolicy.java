package signinghelper.formats.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Rule of a portal for certificates that their CA may have revoked (RFC 5280, 6.3). Every validator needs one. Called by
 * many threads, and only after the signature was seen to hold.
 */
@FunctionalInterface
public interface RevocationPolicy {

    /**
     * Refuses a chain in which a CA has revoked a certificate.
     *
     * @param chain from the signer's certificate to the anchor, both included; it holds at {@code now}
     * @param now by the server's clock
     * @throws CertificateRefusedException {@code REVOKED}, {@code ON_HOLD} or {@code REVOCATION_UNKNOWN}
     */
    void require(List<X509Certificate> chain, Instant now) throws CertificateRefusedException;

    /** Accepts every chain: a revoked certificate logs in, binds and signs, unless the portal asks elsewhere. */
    static RevocationPolicy none() {
        return (chain, now) -> {};
    }
}
