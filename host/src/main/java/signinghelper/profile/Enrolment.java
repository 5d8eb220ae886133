package signinghelper.profile;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Map;

/**
 * Who knows which certificates are enrolled at the portal.
 *
 * @param directory address that answers as {@code docs/enrolment.md} says, over https; null where there is none
 * @param note for whoever looks after the profile, by language tag
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

    /** For a demo, which has no TLS certificate. */
    boolean isLoopback() {
        return directory != null && isLoopback(directory.value());
    }

    private static boolean isLoopback(URI address) {
        return "http".equals(address.getScheme()) && "localhost".equals(address.getHost());
    }
}
