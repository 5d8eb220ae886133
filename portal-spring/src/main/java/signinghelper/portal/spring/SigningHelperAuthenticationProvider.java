package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import signinghelper.portal.authentication.AuthenticatedIdentity;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.spring.CertificateLoginException.Code;

/**
 * Verifies a login token and finds the account of its certificate.
 *
 * <p>The auto-configuration makes no bean of it: Spring Security would take a provider bean for the only one, and logins by
 * password would end.
 */
public final class SigningHelperAuthenticationProvider implements AuthenticationProvider {
    private final LoginTokenValidator validator;
    private final CertificateAccounts accounts;
    private final UserDetailsChecker status = new AccountStatusUserDetailsChecker();

    public SigningHelperAuthenticationProvider(LoginTokenValidator validator, CertificateAccounts accounts) {
        this.validator = validator;
        this.accounts = accounts;
    }

    /**
     * Verifies the token and uses up its nonce.
     *
     * @throws CertificateLoginException in every case of refusal
     */
    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        if (!(authentication instanceof LoginRequest request)) {
            return null;
        }
        var identity = verified(request);
        var login = new SigningHelperAuthentication(account(identity), identity);
        login.setDetails(request.getDetails());
        return login;
    }

    private AuthenticatedIdentity verified(LoginRequest request) {
        try {
            return validator.validate(request.sent(), request.browserSession());
        } catch (AuthenticationTokenException e) {
            throw new CertificateLoginException(e);
        }
    }

    private UserDetails account(AuthenticatedIdentity identity) {
        var account = accounts.findBoundTo(identity)
                .orElseThrow(() -> new CertificateLoginException(
                        Code.CERTIFICATE_NOT_BOUND, "The certificate is bound to no account."));
        try {
            status.check(account);
            return account;
        } catch (AccountStatusException e) {
            throw new CertificateLoginException(Code.ACCOUNT_NOT_USABLE, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return LoginRequest.class.isAssignableFrom(authentication);
    }
}
