package signinghelper.portal.authentication;

import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.login.AuthenticationAlgorithm;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Identity of the user who has logged in, or who asks to be bound.
 *
 * @param certificate chains to an anchor of the portal
 * @param algorithm algorithm of the token
 */
public record AuthenticatedIdentity(X509Certificate certificate, AuthenticationAlgorithm algorithm) {

    public AuthenticatedIdentity {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(algorithm);
    }

    /** Fingerprint of the certificate, by which the account is found. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(certificate);
    }
}
