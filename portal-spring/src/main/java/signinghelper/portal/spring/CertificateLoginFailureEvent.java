package signinghelper.portal.spring;

import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.core.Authentication;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.spring.CertificateLoginException.Code;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** Refusal of a login by certificate, published once for each. */
public final class CertificateLoginFailureEvent extends AbstractAuthenticationFailureEvent {
    private static final long serialVersionUID = 1L;

    private final Code code;

    CertificateLoginFailureEvent(Authentication asked, CertificateLoginException refused) {
        super(asked, refused);
        this.code = refused.code();
    }

    /** Refusal that the page was told. */
    public Code code() {
        return code;
    }

    /** Returns why the token does not hold; empty when it holds and its account is refused. */
    public Optional<Reason> reason() {
        return token().map(AuthenticationTokenException::reason);
    }

    /** Returns the certificate that the sender showed, perhaps somebody else's; empty when none was read. */
    public Optional<X509Certificate> certificate() {
        return token().flatMap(AuthenticationTokenException::certificate);
    }

    /** Name of the refusal for logs and meters: the token's reason, else the code. */
    public String outcome() {
        return reason().map(Enum::name).orElse(code.name());
    }

    private Optional<AuthenticationTokenException> token() {
        return getException().getCause() instanceof AuthenticationTokenException refused
                ? Optional.of(refused)
                : Optional.empty();
    }
}
