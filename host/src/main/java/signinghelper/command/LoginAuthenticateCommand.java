package signinghelper.command;

import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.login.AuthenticationSigner;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.token.Tokens;
import signinghelper.work.News;
import signinghelper.work.Task;

import java.util.Objects;

/** CA 登录: a login token for this origin and this nonce, signed by the U-Key that the person chooses. */
public final class LoginAuthenticateCommand
        implements Command<LoginAuthenticateCommand.Arguments, LoginAuthenticateCommand.Result> {

    public record Arguments(Nonce nonce) {
        public Arguments {
            Objects.requireNonNull(nonce);
        }
    }

    public record Result(AuthenticationToken token) {}

    private final Tokens tokens;
    private final KeyOffer offer;
    private final Prompt prompt;
    private final AuthenticationSigner signer;

    public LoginAuthenticateCommand(Tokens tokens, KeyOffer offer, Prompt prompt, AuthenticationSigner signer) {
        this.tokens = tokens;
        this.offer = offer;
        this.prompt = prompt;
        this.signer = signer;
    }

    @Override
    public Method method() {
        return Method.LOGIN_AUTHENTICATE;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var origin = session.origin();
        var question = PinQuestion.of(new PinSubject.Login(), task.asker(), task.language(), offer.toSign(key -> null));
        var work = new KeyWork<>(
                tokens, offer, task, (open, key, progress) -> signer.login(open, key.key(), origin, arguments.nonce()));
        task.tell(News.Stage.PROMPTING);
        prompt.askPin(question, work, task.cancellation());
        task.check();
        return new Result(work.made());
    }
}
