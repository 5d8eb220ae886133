package signinghelper.samples.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.portal.spring.SigningHelperAuthentication;

import java.util.Map;

/** The page's questions: who am I, and which CSRF token to send. */
@RestController
class AccountController {

    /**
     * The user who is logged in.
     *
     * @param isBound true when a certificate is bound to the account
     * @param certificate fingerprint of the certificate of this login; null for a login by password
     * @param holder organisation in that certificate; null for a login by password
     */
    record WhoAmI(
            String userName,
            String organisation,
            String creditCode,
            String role,
            boolean isBound,
            @Nullable Fingerprint certificate,
            @Nullable String holder) {}

    private final Accounts accounts;
    private final CertificateTrust trust;

    AccountController(Accounts accounts, CertificateTrust trust) {
        this.accounts = accounts;
        this.trust = trust;
    }

    /**
     * Returns the masked token, for Spring Security's usual protection. It changes with each login, so the page asks before each
     * POST; with {@code csrf.spa()} the page reads the cookie instead.
     */
    @GetMapping("/api/csrf")
    Map<String, String> csrf(CsrfToken csrf) {
        return Map.of("headerName", csrf.getHeaderName(), "token", csrf.getToken());
    }

    @GetMapping("/api/account")
    WhoAmI account(Authentication login) {
        var organisation = accounts.organisation();
        var certificate = login instanceof SigningHelperAuthentication byCertificate
                ? byCertificate.identity().certificate()
                : null;
        return new WhoAmI(
                login.getName(),
                organisation.name(),
                organisation.creditCode(),
                organisation.role().wireName(),
                accounts.certificate().isPresent(),
                certificate == null ? null : Fingerprint.of(certificate),
                certificate == null
                        ? null
                        : CertificateSubject.of(certificate, trust.holders()).displayName());
    }
}
