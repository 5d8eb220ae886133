package signinghelper.profile;

import signinghelper.formats.login.Origin;
import signinghelper.protocol.Method;

import java.util.Set;
import java.util.regex.Pattern;

import static signinghelper.profile.Profile.require;

/**
 * An origin and its capabilities.
 *
 * @param origin e.g. {@code https://portal.example}, in a demo also {@code http://localhost:8080}, and {@code
 *     http://localhost:*} for any port
 * @param capabilities names of the methods that a profile may allow
 */
public record AllowedOrigin(String origin, Set<String> capabilities) {
    private static final String ANY_PORT = ":*";
    private static final Pattern LOOPBACK = Pattern.compile("http://localhost(:[1-9][0-9]*|:\\*)?");

    public AllowedOrigin {
        capabilities = Set.copyOf(capabilities);
        require(Method.capabilities().containsAll(capabilities), "capabilities");
        require(new BrowserForm(withoutWildcard(origin)).isRight(), "origin");
        new Origin(withoutWildcard(origin));
    }

    boolean covers(Origin asked) {
        return isAnyPort()
                ? asked.value().equals(withoutWildcard(origin))
                        || asked.value().startsWith(withoutWildcard(origin) + ":")
                : asked.value().equals(origin);
    }

    boolean isOnlyForDemo() {
        return isAnyPort() || !origin.startsWith("https://");
    }

    boolean isLoopback() {
        return LOOPBACK.matcher(origin).matches();
    }

    boolean isAnyPort() {
        return origin.endsWith(ANY_PORT);
    }

    private static String withoutWildcard(String origin) {
        return origin.endsWith(ANY_PORT) ? origin.substring(0, origin.length() - ANY_PORT.length()) : origin;
    }
}
