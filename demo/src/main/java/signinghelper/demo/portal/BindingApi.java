package signinghelper.demo.portal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import signinghelper.formats.match.SubjectMatch;
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
 * The server's side of 绑定 CA. The account is the one that is logged in here; an account that the page sends does not
 * count.
 */
final class BindingApi {
    private static final Verification.Kind KIND = Verification.Kind.BINDING;

    private enum Refused {
        BOUND_TO_ANOTHER_ACCOUNT
    }

    private record Answer(@JsonUnwrapped CertificateFound found, SubjectMatch match) {}

    private final ChallengeStore challenges;
    private final Supplier<Verifiers> verifiers;
    private final Accounts accounts;
    private final Sessions sessions;
    private final VerificationLog verifications;
    private final Clock clock;

    BindingApi(
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
        routes.post("/api/binding-challenge", this::challenge);
        routes.post("/api/binding", this::bind);
    }

    private void challenge(Context context) {
        var challenge = challenges.issue(Challenge.Purpose.BINDING, sessions.nameBrowser(context));
        context.json(Map.of("nonce", challenge.nonce()));
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
            var verification = verifications.add(Verification.accepted(KIND, identity, clock.instant()));
            context.json(new Answer(CertificateFound.in(identity, verification.id()), binding.match()));
        } else {
            var verification =
                    verifications.add(Verification.refused(KIND, Refused.BOUND_TO_ANOTHER_ACCOUNT, clock.instant()));
            context.status(HttpStatus.CONFLICT)
                    .json(Map.of("error", "这张证书已经绑定到另一个账号。", "verification", verification.id()));
        }
    }

    /** The user may see the difference: by then the signature holds, so the holder is asking. */
    private void refuse(Context context, AuthenticationTokenException refused) {
        var verification = verifications.add(Verification.refused(KIND, refused.reason(), clock.instant()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("error", "绑定失败");
        answer.put("verification", verification.id());
        refused.match().ifPresent(match -> answer.put("match", match));
        context.status(HttpStatus.UNAUTHORIZED).json(answer);
    }
}
