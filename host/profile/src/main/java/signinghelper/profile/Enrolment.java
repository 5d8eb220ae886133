package signinghelper.profile;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Map;

/**
 * Settings of the certificates that are enrolled at the portal.
 *
 * @param directory https address with the answers that {@code docs/enrolment.md} describes; null when the portal has
 *     none
 * @param note for the maintainer of the profile, by language tag
 */
public record Enrolment(@Nullable Dated<URI> directory, Map<String, String> note) {
    public static final Enrolment NONE = new Enrolment(null, Map.of());

    public Enrolment {
        note = note == null ? Map.of() : Map.copyOf(note);
        if (directory != null && !isServer(directory.value())) {
            throw new IllegalArgumentException("profile: enrolment");
        }
    }

    private static boolean isServer(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && ("https".equals(address.getScheme()) || isLoopback(address));
    }

    /** Returns true for a demo's address, which has no TLS certificate. */
    boolean isLoopback() {
        return directory != null && isLoopback(directory.value());
    }

    private static boolean isLoopback(URI address) {
        return "http".equals(address.getScheme()) && "localhost".equals(address.getHost());
    }
}
