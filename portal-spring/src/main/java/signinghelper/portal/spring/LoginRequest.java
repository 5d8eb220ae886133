package signinghelper.portal.spring;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import signinghelper.portal.authentication.NonceAndToken;

/** A login token of a page before it is verified. */
final class LoginRequest extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient NonceAndToken sent;
    private final String browserSession;

    LoginRequest(NonceAndToken sent, String browserSession) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.sent = sent;
        this.browserSession = browserSession;
    }

    NonceAndToken sent() {
        return sent;
    }

    String browserSession() {
        return browserSession;
    }

    @Override
    public Object getPrincipal() {
        return "certificate, not verified";
    }

    @Override
    public Object getCredentials() {
        return sent;
    }
}
