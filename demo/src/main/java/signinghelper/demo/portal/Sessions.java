package signinghelper.demo.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The logins of the portal.
 *
 * <p>One cookie names the browser, from its first challenge on. Another, new at every login, names the user who has
 * logged in. A page that is open in another tab can therefore finish its own login.
 */
final class Sessions {

    /**
     * A login.
     *
     * @param userName null for a certificate that is bound to no account
     * @param certificate null for a login by password
     */
    record Login(@Nullable String userName, @Nullable CertificateFound certificate) {}

    private static final int MAXIMUM_LOGINS = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final SecretCookie browser = new SecretCookie("browser");
    private final SecretCookie login = new SecretCookie("login");
    private final Accounts accounts;
    private final Cache<String, Login> loggedIn = Caffeine.newBuilder()
            .maximumSize(MAXIMUM_LOGINS)
            .expireAfterAccess(IDLE)
            .build();

    Sessions(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The browser's name; given now if it has none. */
    String nameBrowser(Context context) {
        return browser.read(context).orElseGet(() -> browser.renew(context));
    }

    /** The browser's name; empty text if it has none. */
    String browser(Context context) {
        return browser.read(context).orElse("");
    }

    void logIn(Context context, Login who) {
        loggedIn.put(login.renew(context), who);
    }

    void logOut(Context context) {
        login.read(context).ifPresent(loggedIn::invalidate);
        login.remove(context);
    }

    void forgetAll() {
        loggedIn.invalidateAll();
    }

    Optional<Login> current(Context context) {
        return login.read(context).map(loggedIn::getIfPresent);
    }

    /** The account that is logged in; empty also for a certificate without one. */
    Optional<RegisteredAccount> account(Context context) {
        return current(context).flatMap(this::account);
    }

    Optional<RegisteredAccount> account(Login who) {
        return Optional.ofNullable(who.userName()).map(Objects::requireNonNull).flatMap(accounts::find);
    }
}
