package signinghelper.clock;

import signinghelper.network.ChainTrust;
import signinghelper.network.Fetched;
import signinghelper.network.Limits;
import signinghelper.network.ProfileHttpClient;
import signinghelper.network.TrustedRoots;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.security.cert.TrustAnchor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The {@code Date} of a portal's answer over TLS (RFC 9110, 6.6.1). Dates of certificates do not count here, because a
 * computer with a wrong clock would never get that far; chain and host name do.
 */
public final class PortalDate implements TimeProbe {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(4), 0);
    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    private final URI portal;
    private final Supplier<Set<TrustAnchor>> roots;
    private final ProxySelector proxies;
    private final ComputerClocks clocks;

    /**
     * Creates the source without contacting the portal.
     *
     * @param portal an {@code https} address
     * @param roots read with each probe; see {@link TrustedRoots}
     */
    public PortalDate(URI portal, Supplier<Set<TrustAnchor>> roots, ProxySelector proxies, ComputerClocks clocks) {
        if (!"https".equals(portal.getScheme())) {
            throw new IllegalArgumentException("a time that anyone on the way could write");
        }
        this.portal = portal;
        this.roots = roots;
        this.proxies = proxies;
        this.clocks = clocks;
    }

    @Override
    public TimeReading read() throws IOException, InterruptedException {
        var trust = new ChainTrust(roots.get(), ChainTrust.Dates.IGNORED);
        var client = new ProfileHttpClient(List.of(portal), trust, proxies);
        var asked = clocks.nanoseconds();
        var answer = client.head(portal, LIMITS);
        var answered = clocks.nanoseconds();
        return reading(date(answer), Duration.ofNanos(answered - asked), clocks.instant(), answered);
    }

    /** The date was written while the request was in progress, and may have been rounded down by almost a second. */
    private static TimeReading reading(Instant date, Duration underWay, Instant computer, long nanoseconds) {
        var uncertainty = RESOLUTION.plus(underWay).dividedBy(2);
        return new TimeReading(new KnownTime(date.plus(uncertainty), uncertainty), computer, nanoseconds);
    }

    private static Instant date(Fetched answer) throws IOException {
        if (answer.headers().firstValue("Age").isPresent()) {
            throw new IOException("an answer out of a store, with a date of its own time");
        }
        var date = answer.headers().firstValue("Date").orElseThrow(() -> new IOException("an answer without a date"));
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            throw new IOException("a date in a form of its own", e);
        }
    }
}
