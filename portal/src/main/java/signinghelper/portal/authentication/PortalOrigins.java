package signinghelper.portal.authentication;

import signinghelper.formats.login.Origin;

import java.util.Set;

/**
 * The origins of the portal's pages, from its own configuration. Never taken from a request: a token made for a
 * look-alike site would bring that site's name along.
 *
 * @param values origins in the form of {@link Origin}; at least one
 */
public record PortalOrigins(Set<String> values) {

    public PortalOrigins {
        values = Set.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a portal has at least one origin");
        }
        values.stream().map(Origin::new).forEach(PortalOrigins::requireSecure);
    }

    public static PortalOrigins of(String... values) {
        return new PortalOrigins(Set.of(values));
    }

    private static void requireSecure(Origin origin) {
        if (!origin.isSecure()) {
            throw new IllegalArgumentException("neither https nor http://localhost: " + origin);
        }
    }
}
