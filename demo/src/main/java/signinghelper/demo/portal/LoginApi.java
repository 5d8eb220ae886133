package signinghelper.demo.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import signinghelper.portal.login.Challenge;
import signinghelper.portal.login.ChallengeStore;
import signinghelper.portal.login.LoginToken;
import signinghelper.portal.login.LoginTokenException;
import signinghelper.portal.login.LoginTokenValidator;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The server's side of CA 登录.
 *
 * <p>One cookie names the browser, from its first challenge on; another, new at every login, names who has logged in. A
 * page that is open beside can therefore finish its own login.
 */
final class LoginApi {
    /** Beside the token, because the token's format has no place for it. */
    static final String NONCE_HEADER = "Login-Nonce";

    private static final int MAXIMUM_LOGINS = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final ChallengeStore challenges;
    private final Supplier<LoginTokenValidator> validator;
    private final Clock clock;
    private final VerificationLog verifications = new VerificationLog();
    private final SecretCookie browser = new SecretCookie("browser");
    private final SecretCookie login = new SecretCookie("login");
    private final Cache<String, LoginAnswer> loggedIn = Caffeine.newBuilder()
            .maximumSize(MAXIMUM_LOGINS)
            .expireAfterAccess(IDLE)
            .build();

    /** Takes the validator as a promise: it needs the portal's origin, which is known when the port is. */
    LoginApi(ChallengeStore challenges, Supplier<LoginTokenValidator> validator, Clock clock) {
        this.challenges = challenges;
        this.validator = validator;
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
        var session = browser.read(context).orElseGet(() -> browser.renew(context));
        context.json(Map.of(
                "nonce", challenges.issue(Challenge.Purpose.LOGIN, session).nonce()));
    }

    private void login(Context context) {
        var session = browser.read(context).orElse("");
        var nonce = Optional.ofNullable(context.header(NONCE_HEADER)).orElse("");
        try {
            var identity = validator.get().validate(LoginToken.fromJson(context.body()), nonce, session);
            var verification = Verification.accepted(identity, clock.instant());
            verifications.add(verification);
            var answer = LoginAnswer.of(identity, verification.id());
            loggedIn.put(login.renew(context), answer);
            context.json(answer);
        } catch (LoginTokenException e) {
            var verification = Verification.refused(e.reason(), clock.instant());
            verifications.add(verification);
            context.status(HttpStatus.UNAUTHORIZED).json(Map.of("error", "登录失败", "verification", verification.id()));
        }
    }

    private void logout(Context context) {
        login.read(context).ifPresent(loggedIn::invalidate);
        login.remove(context);
        context.status(HttpStatus.NO_CONTENT);
    }

    private void account(Context context) {
        var answer = login.read(context).map(loggedIn::getIfPresent);
        if (answer.isPresent()) {
            context.json(answer.get());
        } else {
            context.status(HttpStatus.UNAUTHORIZED).json(Map.of("error", "尚未登录"));
        }
    }
}
