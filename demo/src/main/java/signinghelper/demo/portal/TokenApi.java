package signinghelper.demo.portal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.portal.authentication.AuthenticatedIdentity;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.Binding;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.NonceAndToken;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The server's side of CA 登录 and of 绑定 CA. A login's account is the one that the certificate's fingerprint is bound to. A
 * binding's is the one that is logged in here; an account that the page sends does not count.
 */
final class TokenApi {
    private enum Refused {
        BOUND_TO_ANOTHER_ACCOUNT
    }

    private record BindingAnswer(@JsonUnwrapped CertificateFound found, SubjectMatch match) {}

    private final ChallengeStore challenges;
    private final Supplier<Verifiers> verifiers;
    private final Accounts accounts;
    private final Sessions sessions;
    private final VerificationLog verifications;
    private final Clock clock;

    /**
     * Creates the API. The verifiers come as a promise: they need the portal's origin, which is known when the port is.
     */
    TokenApi(
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
        routes.post("/api/challenge", context -> challenge(context, Challenge.Purpose.LOGIN));
        routes.post("/api/login", this::login);
        routes.post("/api/logout", this::logout);
        routes.get("/api/account", this::account);
        routes.get("/api/verifications", context -> context.json(verifications.all()));
        routes.post("/api/binding-challenge", context -> challenge(context, Challenge.Purpose.BINDING));
        routes.post("/api/binding", this::bind);
    }

    private void challenge(Context context, Challenge.Purpose purpose) {
        var challenge = challenges.issue(purpose, sessions.nameBrowser(context));
        context.json(Map.of("nonce", challenge.nonce()));
    }

    private void login(Context context) {
        try {
            var sent = NonceAndToken.fromJson(context.body());
            var identity = verifiers.get().logins().validate(sent, sessions.browser(context));
            var found = accepted(Verification.Kind.LOGIN, identity);
            var account = accounts.findBoundTo(identity.fingerprint());
            var userName = account.map(RegisteredAccount::userName).orElse(null);
            var login = new Sessions.Login(userName, found);
            sessions.logIn(context, login);
            context.json(LoginAnswer.of(login, account));
        } catch (AuthenticationTokenException e) {
            var verification = refused(Verification.Kind.LOGIN, e.reason());
            context.status(HttpStatus.UNAUTHORIZED).json(Map.of("error", "登录失败", "verification", verification));
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

    private void bind(Context context) {
        var account = sessions.account(context);
        if (account.isEmpty()) {
            context.status(HttpStatus.UNAUTHORIZED).json(Map.of("error", "请先用密码登录账号，再绑定证书。"));
            return;
        }
        try {
            var sent = NonceAndToken.fromJson(context.body());
            var binding = verifiers
                    .get()
                    .bindings()
                    .validate(sent, sessions.browser(context), account.get().organisation());
            store(context, account.get(), binding);
        } catch (AuthenticationTokenException e) {
            refuse(context, e);
        }
    }

    private void store(Context context, RegisteredAccount account, Binding binding) {
        var identity = binding.identity();
        if (accounts.bind(account.userName(), identity.fingerprint())) {
            context.json(new BindingAnswer(accepted(Verification.Kind.BINDING, identity), binding.match()));
        } else {
            var verification = refused(Verification.Kind.BINDING, Refused.BOUND_TO_ANOTHER_ACCOUNT);
            context.status(HttpStatus.CONFLICT).json(Map.of("error", "这张证书已经绑定到另一个账号。", "verification", verification));
        }
    }

    /** The user may see the difference: by then the signature holds, so the holder is asking. */
    private void refuse(Context context, AuthenticationTokenException refused) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("error", "绑定失败");
        answer.put("verification", refused(Verification.Kind.BINDING, refused.reason()));
        refused.match().ifPresent(match -> answer.put("match", match));
        context.status(HttpStatus.UNAUTHORIZED).json(answer);
    }

    private CertificateFound accepted(Verification.Kind kind, AuthenticatedIdentity identity) {
        var verification = verifications.add(Verification.accepted(kind, identity, clock.instant()));
        return CertificateFound.in(identity, verification.id());
    }

    /** Returns the number of the verification. */
    private String refused(Verification.Kind kind, Enum<?> reason) {
        return verifications
                .add(Verification.refused(kind, reason, clock.instant()))
                .id();
    }
}
