package signinghelper.command;

import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.Bind;
import signinghelper.work.Task;

import java.util.Objects;

/** 绑定 CA: a token that binds a certificate to an account, if both name the same organisation. */
public final class LoginBindCommand implements Command<LoginBindCommand.Arguments, LoginBindCommand.Result> {

    /** The account is the page's claim; the portal's server compares it again with its own data. */
    public record Arguments(Nonce nonce, Account account) {
        public Arguments {
            Objects.requireNonNull(nonce);
            Objects.requireNonNull(account);
        }
    }

    public record Result(AuthenticationToken token, SubjectMatch match) {}

    private final Bind work;

    public LoginBindCommand(Bind work) {
        this.work = work;
    }

    @Override
    public Method method() {
        return Method.LOGIN_BIND;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var bound = work.bind(arguments.nonce(), arguments.account(), session.profile(), task);
        return new Result(bound.token(), bound.match());
    }
}
