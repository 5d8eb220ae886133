package signinghelper.demo.portal;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A cookie that only its bearer knows: 32 random bytes, invisible to scripts, never sent along by another site.
 *
 * <p>Without {@code Secure}, because this portal has no TLS; a real one has.
 */
final class SecretCookie {
    private static final int BYTES = 32;

    private final String name;

    SecretCookie(String name) {
        this.name = name;
    }

    Optional<String> read(Context context) {
        return Optional.ofNullable(context.cookie(name));
    }

    /** Sets a new value, never one that a request brought along. */
    String renew(Context context) {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var value = HexFormat.of().formatHex(random);
        var cookie = new Cookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setPath("/");
        context.cookie(cookie);
        return value;
    }

    void remove(Context context) {
        context.removeCookie(name, "/");
    }
}
