package signinghelper.command;

import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.LogIn;
import signinghelper.work.Task;

import java.util.Objects;

/**
 * CA 登录 (login with a CA certificate): a login token for this origin and this nonce, signed by the U-Key that the user
 * chooses.
 */
public final class LoginAuthenticateCommand
        implements Command<LoginAuthenticateCommand.Arguments, LoginAuthenticateCommand.Result> {

    public record Arguments(Nonce nonce) {
        public Arguments {
            Objects.requireNonNull(nonce);
        }
    }

    public record Result(AuthenticationToken token) {}

    private final LogIn work;

    public LoginAuthenticateCommand(LogIn work) {
        this.work = work;
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
        return new Result(work.logIn(arguments.nonce(), task));
    }
}
