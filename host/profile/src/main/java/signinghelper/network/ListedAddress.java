package signinghelper.network;

import java.net.URI;
import java.util.Locale;

/**
 * Server that the profile lists: host and port, and the scheme https or http that is allowed. Any path is allowed.
 *
 * @param scheme {@code https} or {@code http}
 * @param host name or address, lower case
 */
public record ListedAddress(String scheme, String host, int port) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    public ListedAddress {
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("neither https nor http: " + scheme);
        }
    }

    /**
     * Reduces {@code address} to the parts that are compared.
     *
     * @throws IllegalArgumentException for anything but {@code https://host…} and {@code http://host…}, e.g. {@code
     *     file:}, {@code ldap:}, a relative address, or one with a user's name in it
     */
    public static ListedAddress of(URI address) {
        var scheme = address.getScheme();
        var host = address.getHost();
        if (scheme == null || host == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not an address of a server");
        }
        var small = scheme.toLowerCase(Locale.ROOT);
        return new ListedAddress(small, host.toLowerCase(Locale.ROOT), port(small, address.getPort()));
    }

    private static int port(String scheme, int named) {
        if (named >= 0) {
            return named;
        }
        return scheme.equals("https") ? HTTPS : HTTP;
    }
}
