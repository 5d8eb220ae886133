package signinghelper.samples.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.match.Account;
import signinghelper.portal.authentication.AuthenticatedIdentity;
import signinghelper.portal.spring.CertificateAccounts;

import java.util.Optional;

/** The account in memory: found by its name for a password, and by the fingerprint of its certificate for a U-Key. */
@Component
class Accounts implements UserDetailsService, CertificateAccounts {
    private final String userName;
    private final String passwordHash;
    private final Account organisation;
    private volatile @Nullable Fingerprint certificate;
    private volatile boolean locked;

    Accounts(SampleProperties properties, PasswordEncoder passwords) {
        this.userName = properties.userName();
        this.passwordHash = String.valueOf(passwords.encode(properties.password()));
        this.organisation = properties.organisation();
    }

    /** Organisation of the account, from the portal's own records. */
    Account organisation() {
        return organisation;
    }

    void bind(Fingerprint fingerprint) {
        certificate = fingerprint;
    }

    /** Returns the fingerprint of the bound certificate; empty when none is bound. */
    Optional<Fingerprint> certificate() {
        return Optional.ofNullable(certificate);
    }

    void lock(boolean isLocked) {
        locked = isLocked;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        if (!name.equals(userName)) {
            throw new UsernameNotFoundException("no such user");
        }
        return user();
    }

    @Override
    public Optional<UserDetails> findBoundTo(AuthenticatedIdentity identity) {
        return certificate().filter(identity.fingerprint()::equals).map(bound -> user());
    }

    private UserDetails user() {
        return User.withUsername(userName)
                .password(passwordHash)
                .roles("SUPPLIER")
                .accountLocked(locked)
                .build();
    }
}
