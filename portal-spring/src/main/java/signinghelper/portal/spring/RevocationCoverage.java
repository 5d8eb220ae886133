package signinghelper.portal.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.OnlineRevocation;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparison of the CAs that are trusted with those whose servers are named. */
final class RevocationCoverage {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationCoverage.class);

    private RevocationCoverage() {}

    /**
     * Stops the start where every login by a CA's certificates would be refused, and warns once where a revoked one would
     * be accepted.
     */
    static void require(TrustAnchors trusted, RevocationPolicy policy) {
        if (!(policy instanceof OnlineRevocation online)) {
            return;
        }
        var missing = missing(trusted, online);
        if (missing.isEmpty()) {
            return;
        }
        if (online.onUnknown() == OnlineRevocation.OnUnknown.REFUSE) {
            throw new WrongPropertyException(
                    "signing-helper.revocation.authorities",
                    "has no entry for " + names(missing) + ", so each login by their certificates would be refused",
                    "Name the servers of each CA in trust.anchors and trust.intermediates, or take it out there.");
        }
        warn(missing, online);
    }

    /** Warns of CAs that were added while the portal runs, which no start has seen. */
    static void warn(TrustAnchors trusted, RevocationPolicy policy) {
        if (policy instanceof OnlineRevocation online) {
            var missing = missing(trusted, online);
            if (!missing.isEmpty()) {
                warn(missing, online);
            }
        }
    }

    private static void warn(List<X509Certificate> missing, OnlineRevocation online) {
        var consequence = online.onUnknown() == OnlineRevocation.OnUnknown.REFUSE
                ? "their certificates do not log in"
                : "their revoked certificates log in";
        LOG.warn("signing-helper.revocation.authorities has no entry for {}: {}", names(missing), consequence);
    }

    private static List<X509Certificate> missing(TrustAnchors trusted, OnlineRevocation online) {
        return Stream.concat(trusted.anchors().stream(), trusted.intermediates().stream())
                .filter(RevocationCoverage::isAuthority)
                .filter(authority -> !online.knows(authority))
                .distinct()
                .toList();
    }

    /** A holder's own certificate may be an anchor too. A CA of before X.509 v3 has no extension that says so. */
    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getVersion() < 3 || certificate.getBasicConstraints() != -1;
    }

    static String names(List<X509Certificate> authorities) {
        return authorities.stream()
                .map(authority -> "'" + authority.getSubjectX500Principal().getName() + "'")
                .collect(Collectors.joining(", "));
    }
}
