package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import signinghelper.formats.match.Account;

import java.util.Map;
import java.util.Optional;

/** Registration and the login by password, which a user needs once: before a certificate is bound. */
final class AccountApi {
    private static final int MAXIMUM_USER_NAME = 64;
    private static final int MINIMUM_PASSWORD = 8;
    private static final int MAXIMUM_PASSWORD = 128;

    /** The form of the registration page. */
    record Registration(String userName, String password, String name, String creditCode, Account.Role role) {
        Registration {
            if (userName.isBlank() || userName.length() > MAXIMUM_USER_NAME) {
                throw new IllegalArgumentException("user name");
            }
            if (password.length() < MINIMUM_PASSWORD || password.length() > MAXIMUM_PASSWORD) {
                throw new IllegalArgumentException("password");
            }
            organisation(name, creditCode, role);
        }

        private static Account organisation(String name, String creditCode, Account.Role role) {
            return new Account(name.strip(), creditCode.strip(), role);
        }

        RegisteredAccount toAccount() {
            return new RegisteredAccount(
                    userName, organisation(name, creditCode, role), PasswordHash.of(password), null);
        }
    }

    /** The form of the login page. */
    record Credentials(String userName, String password) {
        Credentials {
            if (password.length() > MAXIMUM_PASSWORD) {
                throw new IllegalArgumentException("password");
            }
        }
    }

    private final Accounts accounts;
    private final Sessions sessions;

    AccountApi(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/register", this::register);
        routes.post("/api/password-login", this::logIn);
    }

    private void register(Context context) {
        var account = JsonBody.read(context, Registration.class).toAccount();
        if (accounts.add(account)) {
            open(context, account);
        } else {
            context.status(HttpStatus.CONFLICT).json(Map.of("error", "这个用户名已被使用，请换一个。"));
        }
    }

    private void logIn(Context context) {
        var given = JsonBody.read(context, Credentials.class);
        var account = accounts.find(given.userName(), given.password());
        if (account.isPresent()) {
            open(context, account.get());
        } else {
            context.status(HttpStatus.UNAUTHORIZED).json(Map.of("error", "用户名或密码不正确，请核对后重试。"));
        }
    }

    private void open(Context context, RegisteredAccount account) {
        var login = new Sessions.Login(account.userName(), null);
        sessions.logIn(context, login);
        context.json(LoginAnswer.of(login, Optional.of(account)));
    }
}
