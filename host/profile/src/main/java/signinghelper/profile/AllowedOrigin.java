package signinghelper.profile;

import org.jspecify.annotations.Nullable;
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
 * @param oldPages interfaces that old pages of the origin may be written for; null for none
 */
public record AllowedOrigin(
        String origin, Set<String> capabilities, @Nullable Set<OldInterface> oldPages) {
    private static final String ANY_PORT = ":*";
    private static final Pattern LOOPBACK = Pattern.compile("http://localhost(:[1-9][0-9]*|:\\*)?");

    public AllowedOrigin {
        capabilities = Set.copyOf(capabilities);
        require(Method.capabilities().containsAll(capabilities), "capabilities");
        require(new BrowserForm(withoutWildcard(origin)).isRight(), "origin");
        new Origin(withoutWildcard(origin));
        oldPages = oldPages == null ? null : Set.copyOf(oldPages);
    }

    /** Creates one without old pages. */
    public AllowedOrigin(String origin, Set<String> capabilities) {
        this(origin, capabilities, null);
    }

    AllowedOrigin with(Set<String> others) {
        return new AllowedOrigin(origin, others, oldPages);
    }

    boolean hasOldPages(OldInterface old) {
        return oldPages != null && oldPages.contains(old);
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
