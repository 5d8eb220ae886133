package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.portal.authentication.AuthenticatedIdentity;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.OldPageLogin;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The server's side of an old page's login: its form has the nonce, which the server wrote into it, and a signature over that;
 * a bare one comes with its certificate. UCAPI's page puts its own random number in the nonce's place. A browser is led on to a
 * page.
 */
final class OldLoginApi {
    /** Form of 16 random bytes in Base64, which no nonce of the server has. */
    static final Pattern OWN_RANDOM = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private final Supplier<Verifiers> verifiers;
    private final Accounts accounts;
    private final Sessions sessions;
    private final VerificationLog verifications;
    private final Clock clock;

    OldLoginApi(
            Supplier<Verifiers> verifiers,
            Accounts accounts,
            Sessions sessions,
            VerificationLog verifications,
            Clock clock) {
        this.verifiers = verifiers;
        this.accounts = accounts;
        this.sessions = sessions;
        this.verifications = verifications;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/old-login", this::login);
    }

    private void login(Context context) {
        try {
            var certificate = verifiers.get().oldLogins().validate(sent(context), sessions.browser(context));
            accept(context, identity(certificate));
        } catch (AuthenticationTokenException e) {
            refuse(context, e.reason());
        } catch (IllegalArgumentException e) {
            refuse(context, Reason.MALFORMED);
        }
    }

    private static OldPageLogin sent(Context context) {
        var text = field(context.formParam("random"));
        var nonce = OWN_RANDOM.matcher(text).matches() ? "" : text;
        var bare = context.formParam("bare");
        if (bare == null || bare.isEmpty()) {
            return new OldPageLogin(Bytes.fromBase64(field(context.formParam("signed"))), null, text, nonce);
        }
        var certificate = Bytes.fromBase64(field(context.formParam("cert")));
        return new OldPageLogin(Bytes.fromBase64(bare), certificate, text, nonce);
    }

    private static String field(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        return value;
    }

    private static AuthenticatedIdentity identity(X509Certificate certificate) throws AuthenticationTokenException {
        var algorithm = AuthenticationAlgorithm.forKey(certificate.getPublicKey())
                .orElseThrow(() -> new AuthenticationTokenException(Reason.ALGORITHM));
        return new AuthenticatedIdentity(certificate, algorithm);
    }

    private void accept(Context context, AuthenticatedIdentity identity) {
        var verification = verifications.add(Verification.accepted(Verification.Kind.LOGIN, identity, clock.instant()));
        var account = accounts.findBoundTo(identity.fingerprint());
        var userName = account.map(RegisteredAccount::userName).orElse(null);
        var login = new Sessions.Login(userName, CertificateFound.in(identity, verification.id()));
        sessions.logIn(context, login);
        if (isBrowser(context)) {
            context.redirect("/account", HttpStatus.SEE_OTHER);
        } else {
            context.json(LoginAnswer.of(login, account));
        }
    }

    private void refuse(Context context, Reason reason) {
        var verification = verifications.add(Verification.refused(Verification.Kind.LOGIN, reason, clock.instant()));
        if (isBrowser(context)) {
            context.redirect("/old?refused=" + verification.id(), HttpStatus.SEE_OTHER);
        } else {
            context.status(HttpStatus.UNAUTHORIZED).json(Map.of("error", "登录失败", "verification", verification.id()));
        }
    }

    private static boolean isBrowser(Context context) {
        var accepted = context.header("Accept");
        return accepted != null && accepted.contains("text/html");
    }
}
