package signinghelper.registration;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pattern of an administrator's policy for origins: {@code *}, or a host, optionally with scheme and port. In front of
 * a host, {@code *.} and {@code [*.]} mean the host and all below it.
 */
record OriginPattern(Optional<String> scheme, String host, boolean withSubdomains, Optional<String> port) {
    private static final String ANY = "*";
    private static final Pattern SHAPE =
            Pattern.compile("(?:([a-z*]+)://)?(\\[\\*\\.]|\\*\\.)?([^/:*\\[]+|\\*)(?::([0-9]+|\\*))?(?:/.*)?");

    /** Reads a pattern; empty when the text has another form, as browsers then ignore it. */
    static Optional<OriginPattern> of(String text) {
        var parts = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
        return parts.matches()
                ? Optional.of(new OriginPattern(
                        unlessAny(parts.group(1)), parts.group(3), parts.group(2) != null, unlessAny(parts.group(4))))
                : Optional.empty();
    }

    private static Optional<String> unlessAny(String part) {
        return Optional.ofNullable(part).filter(text -> !text.equals(ANY));
    }

    /** Returns true when one of the patterns matches. */
    static boolean anyMatches(Iterable<String> patterns, String origin) {
        for (var pattern : patterns) {
            if (of(pattern).filter(one -> one.matches(origin)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    boolean matches(String origin) {
        var address = URI.create(origin);
        var at = String.valueOf(address.getHost());
        return scheme.filter(wanted -> !wanted.equals(address.getScheme())).isEmpty()
                && (host.equals(ANY) || host.equals(at) || (withSubdomains && at.endsWith("." + host)))
                && port.filter(wanted -> !wanted.equals(String.valueOf(port(address))))
                        .isEmpty();
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "http".equals(address.getScheme()) ? 80 : 443;
    }
}
