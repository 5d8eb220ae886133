package signinghelper.portal.spring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Health of logins by certificate: down when the challenge store does not give back what it was given, and when nobody tells
 * of a CA's certificates. An anchor that has expired is shown and is no fault, since anchors are trusted without a check
 * (RFC 5280, 6.1.1).
 */
final class SigningHelperHealthIndicator implements HealthIndicator {
    private static final String OWN_SESSION = "health of the portal";

    private final Supplier<TrustAnchors> anchors;
    private final ChallengeStore challenges;
    private final RevocationPolicy revocation;
    private final Clock clock;

    SigningHelperHealthIndicator(
            Supplier<TrustAnchors> anchors, ChallengeStore challenges, RevocationPolicy revocation, Clock clock) {
        this.anchors = anchors;
        this.challenges = challenges;
        this.revocation = revocation;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var servers = RevocationHealth.of(revocation, clock.instant());
        var health = (servers.isDown() ? Health.down() : Health.up())
                .withDetail("anchors", daysLeft())
                .withDetail("revocation", servers.details());
        try {
            var issued = challenges.issue(Challenge.Purpose.LOGIN, OWN_SESSION);
            return challenges.consume(issued.nonce()).isPresent()
                    ? health.withDetail("challenges", "answers").build()
                    : health.down().withDetail("challenges", "forgets").build();
        } catch (RuntimeException e) {
            return health.down(e).withDetail("challenges", "fails").build();
        }
    }

    /** Whole days that each anchor is still valid, by its subject; negative when it has expired. */
    private Map<String, Long> daysLeft() {
        var days = new LinkedHashMap<String, Long>();
        for (var anchor : anchors.get().anchors()) {
            days.merge(anchor.getSubjectX500Principal().getName(), daysLeft(anchor), Math::min);
        }
        return days;
    }

    private long daysLeft(X509Certificate anchor) {
        return Duration.between(clock.instant(), anchor.getNotAfter().toInstant())
                .toDays();
    }
}
