package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.login.LoginSigner;
import signinghelper.login.Nonce;
import signinghelper.portal.authentication.AuthenticationToken;
import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.SessionId;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.SigningKey;
import signinghelper.token.TokenSession;
import signinghelper.token.Tokens;

import java.util.Objects;

/** CA 登录: a login token for this origin and this nonce, signed by the U-Key that the person chooses. */
public final class LoginAuthenticateCommand
        implements Command<LoginAuthenticateCommand.Arguments, LoginAuthenticateCommand.Result> {

    public record Arguments(SessionId session, Nonce nonce) {
        public Arguments {
            Objects.requireNonNull(session);
            Objects.requireNonNull(nonce);
        }
    }

    public record Result(AuthenticationToken token) {}

    private final Tokens tokens;
    private final Prompt prompt;
    private final LoginSigner signer;

    public LoginAuthenticateCommand(Tokens tokens, Prompt prompt, LoginSigner signer) {
        this.tokens = tokens;
        this.prompt = prompt;
        this.signer = signer;
    }

    @Override
    public String name() {
        return "login.authenticate";
    }

    @Override
    public Lane lane() {
        return Lane.KEY;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Caller caller) throws Refusal {
        var attempt = new Attempt(question(caller), arguments.nonce(), caller);
        caller.progress().accept(Caller.Stage.PROMPTING);
        prompt.askPin(attempt.question, attempt, caller.cancellation());
        caller.cancellation().check();
        return new Result(Objects.requireNonNull(attempt.made));
    }

    /** One PIN, one signature: logged in, signed and logged out again before the window closes. */
    private final class Attempt implements PinAttempt {
        private final PinQuestion question;
        private final Nonce nonce;
        private final Caller caller;
        private @Nullable AuthenticationToken made;

        Attempt(PinQuestion question, Nonce nonce, Caller caller) {
            this.question = question;
            this.nonce = nonce;
            this.caller = caller;
        }

        @Override
        public void with(SigningKey key, Pin pin) throws Refusal {
            made = tokens.use(key.token(), session -> {
                caller.cancellation().check();
                session.login(pin);
                caller.progress().accept(Caller.Stage.SIGNING);
                return signer.sign(session, key.key(), question.origin(), nonce);
            });
        }

        @Override
        public PinState state(SigningKey key) throws Refusal {
            return tokens.use(key.token(), TokenSession::pinState);
        }
    }

    private PinQuestion question(Caller caller) throws Refusal {
        var session = caller.session();
        var keys = tokens.signingKeys().stream()
                .filter(candidate -> LoginSigner.canLogIn(candidate.key()))
                .toList();
        if (keys.isEmpty()) {
            throw Refusal.of(ErrorCode.CERTIFICATE_ABSENT);
        }
        return new PinQuestion(
                PinQuestion.Purpose.LOGIN, session.origin(), session.topOrigin(), keys, session.language());
    }
}
