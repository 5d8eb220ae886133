package signinghelper.verifier.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import signinghelper.verifier.settings.Listening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rule for who may ask. A page must not reach the service, whatever the computer on which its browser runs: one that
 * sends Origin or Sec-Fetch-* is refused, and one that reaches it by a name of its own (DNS rebinding).
 */
final class FrontDoor {
    private static final List<String> OF_LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "Bearer ";
    private static final Set<String> WITHOUT_TOKEN = Set.of("/health/live", "/health/ready");

    private final Set<String> hosts;
    private final byte @Nullable [] token;

    FrontDoor(Listening listening, @Nullable String token) {
        hosts = new HashSet<>(listening.hosts());
        hosts.addAll(OF_LOOPBACK);
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    /** Lets a request in, or refuses it before any of its body is read. */
    void require(Context context) throws ServiceRefusal {
        require(isKnown(context), ServiceCode.HOST_UNKNOWN);
        require(
                Collections.list(context.req().getHeaderNames()).stream().noneMatch(FrontDoor::isOfBrowsers),
                ServiceCode.FROM_BROWSER);
        // Probes of a node have no token of the portal's.
        require(WITHOUT_TOKEN.contains(context.path()) || isAuthorised(context), ServiceCode.UNAUTHORIZED);
    }

    private static void require(boolean holds, ServiceCode otherwise) throws ServiceRefusal {
        if (!holds) {
            throw new ServiceRefusal(otherwise);
        }
    }

    /** The target of a request may name another host than its header, and then counts too. */
    private boolean isKnown(Context context) {
        var header = context.header("Host");
        return header != null
                && hosts.contains(nameIn(header))
                && hosts.contains(nameIn(context.req().getServerName()));
    }

    private static String nameIn(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    }

    private static boolean isOfBrowsers(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return name.equals("origin") || name.startsWith("sec-fetch-");
    }

    private boolean isAuthorised(Context context) {
        if (token == null) {
            return true;
        }
        var shown = context.header("Authorization");
        return shown != null
                && shown.startsWith(BEARER)
                && MessageDigest.isEqual(shown.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), token);
    }
}
