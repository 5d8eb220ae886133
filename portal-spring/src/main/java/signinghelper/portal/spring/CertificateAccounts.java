package signinghelper.portal.spring;

import org.springframework.security.core.userdetails.UserDetails;
import signinghelper.portal.authentication.AuthenticatedIdentity;

import java.util.Optional;

/** The application's accounts, as a login by certificate needs them. A port: the application has one bean of it. */
@FunctionalInterface
public interface CertificateAccounts {

    /**
     * Finds the account to which a certificate was bound, by {@link AuthenticatedIdentity#fingerprint()}.
     *
     * @param identity the token has been verified
     * @return the account, of any class that is a {@code UserDetails}; empty when the certificate is bound to no account; an account that is locked or disabled is refused later
     */
    Optional<? extends UserDetails> findBoundTo(AuthenticatedIdentity identity);
}
