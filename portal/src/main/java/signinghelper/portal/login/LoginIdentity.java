package signinghelper.portal.login;

import signinghelper.portal.Bytes;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Who has logged in.
 *
 * @param certificate chains to an anchor of the portal
 * @param algorithm of the token
 * @param fingerprint SHA-256 over the certificate's DER; changes when the certificate is renewed
 */
public record LoginIdentity(X509Certificate certificate, LoginAlgorithm algorithm, Bytes fingerprint) {

    public LoginIdentity {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(fingerprint);
    }
}
