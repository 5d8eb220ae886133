package signinghelper.portal.authentication;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.AuthenticationAlgorithm;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Identity of the user who has logged in, or who asks to be bound.
 *
 * @param certificate chains to an anchor of the portal
 * @param algorithm algorithm of the token
 * @param fingerprint SHA-256 over the certificate's DER; changes when the certificate is renewed
 */
public record AuthenticatedIdentity(X509Certificate certificate, AuthenticationAlgorithm algorithm, Bytes fingerprint) {

    public AuthenticatedIdentity {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(fingerprint);
    }
}
