package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.NonceAndToken;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** The server's side of CA 登录: the certificate's fingerprint finds the account that it is bound to. */
final class LoginApi {
    private final ChallengeStore challenges;
    private final Supplier<Verifiers> verifiers;
    private final Accounts accounts;
    private final Sessions sessions;
    private final VerificationLog verifications;
    private final Clock clock;

    /**
     * Creates the API. The verifiers come as a promise: they need the portal's origin, which is known when the port is.
     */
    LoginApi(
            ChallengeStore challenges,
            Supplier<Verifiers> verifiers,
            Accounts accounts,
            Sessions sessions,
            VerificationLog verifications,
            Clock clock) {
        this.challenges = challenges;
        this.verifiers = verifiers;
        this.accounts = accounts;
        this.sessions = sessions;
        this.verifications = verifications;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/challenge", this::challenge);
        routes.post("/api/login", this::login);
        routes.post("/api/logout", this::logout);
        routes.get("/api/account", this::account);
        routes.get("/api/verifications", context -> context.json(verifications.all()));
    }

    private void challenge(Context context) {
        var challenge = challenges.issue(Challenge.Purpose.LOGIN, sessions.nameBrowser(context));
        context.json(Map.of("nonce", challenge.nonce()));
    }

    private void login(Context context) {
        try {
            var sent = NonceAndToken.fromJson(context.body());
            var identity = verifiers.get().logins().validate(sent, sessions.browser(context));
            var verification =
                    verifications.add(Verification.accepted(Verification.Kind.LOGIN, identity, clock.instant()));
            var account = accounts.findBoundTo(identity.fingerprint());
            var userName = account.map(RegisteredAccount::userName).orElse(null);
            var login = new Sessions.Login(userName, CertificateFound.in(identity, verification.id()));
            sessions.logIn(context, login);
            context.json(LoginAnswer.of(login, account));
        } catch (AuthenticationTokenException e) {
            var verification =
                    verifications.add(Verification.refused(Verification.Kind.LOGIN, e.reason(), clock.instant()));
            context.status(HttpStatus.UNAUTHORIZED).json(Map.of("error", "登录失败", "verification", verification.id()));
        }
    }

    private void logout(Context context) {
        sessions.logOut(context);
        context.status(HttpStatus.NO_CONTENT);
    }

    private void account(Context context) {
        var login = sessions.current(context);
        if (login.isPresent()) {
            context.json(LoginAnswer.of(login.get(), sessions.account(login.get())));
        } else {
            context.status(HttpStatus.UNAUTHORIZED).json(Map.of("error", "尚未登录"));
        }
    }
}
