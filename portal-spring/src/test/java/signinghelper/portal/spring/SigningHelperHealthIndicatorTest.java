package signinghelper.portal.spring;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class SigningHelperHealthIndicatorTest {
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);
    private static final TrustAnchors ANCHORS = new TrustAnchors(List.of(AUTHORITY.certificate()), List.of());
    private static final Instant EXPIRED = NOW.plus(Duration.ofDays(190));

    @Test
    void showsTheDaysThatEachAnchorIsValid() {
        var health = new SigningHelperHealthIndicator(
                        () -> ANCHORS, store(), RevocationPolicy.none(), at(NOW.plus(Duration.ofDays(80))))
                .health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("challenges", "answers");
        assertThat(health.getDetails()).containsEntry("anchors", Map.of("CN=Test root P256,C=CN", 100L));
    }

    @Test
    void anExpiredAnchorIsShownAndNoFault() {
        var health =
                new SigningHelperHealthIndicator(() -> ANCHORS, store(), RevocationPolicy.none(), at(EXPIRED)).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("anchors", Map.of("CN=Test root P256,C=CN", -10L));
    }

    /** RFC 5280, 6.1.1: an anchor is input, not a link whose validity is checked. */
    @Test
    void certificatesBelowAnExpiredAnchorStillHaveAChain() {
        var request = TestAuthority.request(TestKey.P256.generate()).validity(NOW, EXPIRED.plus(Duration.ofDays(1)));

        assertThatCode(() -> ANCHORS.trust(HolderRules.USUAL).chain(AUTHORITY.issue(request), EXPIRED))
                .doesNotThrowAnyException();
    }

    @Test
    void isDownWhenTheStoreForgets() {
        var health = new SigningHelperHealthIndicator(
                        () -> ANCHORS, new Broken(false), RevocationPolicy.none(), at(NOW))
                .health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("challenges", "forgets");
    }

    @Test
    void isDownWhenTheStoreFails() {
        var health = new SigningHelperHealthIndicator(() -> ANCHORS, new Broken(true), RevocationPolicy.none(), at(NOW))
                .health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("challenges", "fails");
    }

    private static ChallengeStore store() {
        return new InMemoryChallengeStore(at(NOW), 10);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private record Broken(boolean fails) implements ChallengeStore {
        @Override
        public Challenge issue(Challenge.Purpose purpose, String browserSession) {
            if (fails) {
                throw new IllegalStateException("the store is down");
            }
            return Challenge.create(purpose, browserSession, at(NOW));
        }

        @Override
        public Optional<Challenge> consume(String nonce) {
            return Optional.empty();
        }
    }
}
