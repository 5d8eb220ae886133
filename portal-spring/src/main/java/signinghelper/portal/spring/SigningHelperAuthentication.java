package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetails;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.portal.authentication.AuthenticatedIdentity;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Objects;

/**
 * A user who has logged in with a certificate. The principal is the account's {@link UserDetails}.
 *
 * <p>It keeps the certificate as DER. Java's own serialisation of certificates cannot read SM2 keys back, and a session
 * store of several nodes would lose such users.
 */
public final class SigningHelperAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final UserDetails account;
    private final byte[] certificate;
    private final AuthenticationAlgorithm algorithm;

    SigningHelperAuthentication(UserDetails account, AuthenticatedIdentity identity) {
        super(account.getAuthorities());
        this.account = account;
        this.certificate = der(identity);
        this.algorithm = identity.algorithm();
        setAuthenticated(true);
    }

    private static byte[] der(AuthenticatedIdentity identity) {
        try {
            return identity.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not made from an encoding", e);
        }
    }

    /** Identity that the token proved: certificate, algorithm and fingerprint. */
    public AuthenticatedIdentity identity() {
        try {
            var der = Bytes.copyOf(certificate);
            return new AuthenticatedIdentity(Certificates.parse(der), algorithm);
        } catch (CertificateException e) {
            throw new IllegalStateException("was a certificate at the login", e);
        }
    }

    @Override
    public UserDetails getPrincipal() {
        return account;
    }

    /** Returns nothing: the token is used up. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningHelperAuthentication that
                && super.equals(other)
                && algorithm == that.algorithm
                && Arrays.equals(certificate, that.certificate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), algorithm, Arrays.hashCode(certificate));
    }
}
