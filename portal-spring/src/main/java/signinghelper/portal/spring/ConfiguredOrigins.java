package signinghelper.portal.spring;

import signinghelper.portal.authentication.PortalOrigins;

import java.util.List;
import java.util.Set;

/** The origins of {@code signing-helper.origins}; never derived from a request or its forwarding headers. */
final class ConfiguredOrigins {
    private static final String PROPERTY = "signing-helper.origins";
    private static final String ACTION =
            "Give the origin of the pages as the browser shows it, such as https://portal.example: "
                    + "https (or http://localhost), no path, no slash at the end, no default port.";

    private ConfiguredOrigins() {}

    static PortalOrigins of(List<String> origins) {
        if (origins.isEmpty()) {
            throw new WrongPropertyException(PROPERTY, "is missing", ACTION);
        }
        for (var index = 0; index < origins.size(); index++) {
            requireOrigin(PROPERTY + "[" + index + "]", origins.get(index));
        }
        return new PortalOrigins(Set.copyOf(origins));
    }

    private static void requireOrigin(String property, String origin) {
        try {
            PortalOrigins.of(origin);
        } catch (IllegalArgumentException e) {
            throw new WrongPropertyException(property, "is '" + origin + "', which is no usable origin", ACTION, e);
        }
    }
}
