package signinghelper.portal.login;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The origins that the portal's pages have, as its own configuration names them. Never taken from a request: a token
 * made for a look-alike site would bring that site's name along.
 *
 * @param values serialised as browsers do it (RFC 6454, 6.1): scheme, host, port where it is not the usual one, no path;
 *     at least one
 */
public record PortalOrigins(Set<String> values) {

    public PortalOrigins {
        values = Set.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a portal has at least one origin");
        }
        values.forEach(PortalOrigins::requireSerialised);
    }

    public static PortalOrigins of(String... values) {
        return new PortalOrigins(Set.of(values));
    }

    private static void requireSerialised(String origin) {
        var uri = URI.create(origin);
        var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        var serialised = (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
        if (!origin.equals(serialised) || isUsualPort(uri)) {
            throw new IllegalArgumentException("not a serialised origin: " + origin);
        }
        if (!"https".equals(uri.getScheme())
                && !("http".equals(uri.getScheme()) && "localhost".equals(uri.getHost()))) {
            throw new IllegalArgumentException("neither https nor http://localhost: " + origin);
        }
    }

    private static boolean isUsualPort(URI uri) {
        return uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
    }
}
