package signinghelper.profile;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Servers that the helper asks for the time. A missing entry is not asked.
 *
 * @param portal {@code https} address of the portal: its answer's date is trusted, and the diagnosis tests that it can
 *     be reached
 * @param issuers organisations ({@code O}) that issue the portal's TLS certificate; empty to accept any
 * @param ntp three servers of network time, each {@code host} or {@code host:port}; they can confirm a time but never
 *     prove it
 */
public record TimeSettings(@Nullable URI portal, List<String> issuers, List<String> ntp) {
    private static final Pattern SERVER = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?");

    // After the pattern, which its constructor needs.
    public static final TimeSettings NONE = new TimeSettings(null, List.of(), List.of());

    public TimeSettings {
        // Left out in the file, they are null here.
        issuers = issuers == null ? List.of() : List.copyOf(issuers);
        ntp = ntp == null ? List.of() : List.copyOf(ntp);
        require(portal == null || isServer(portal), "portal");
        require(issuers.stream().noneMatch(String::isBlank), "issuers");
        require(ntp.isEmpty() || ntp.size() == 3, "ntp");
        require(ntp.stream().allMatch(SERVER.asMatchPredicate()), "ntp");
    }

    private static boolean isServer(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null;
    }

    private static void require(boolean right, String field) {
        if (!right) {
            throw new IllegalArgumentException("profile: time." + field);
        }
    }
}
