package signinghelper.portal.spring;

import org.junit.jupiter.api.Test;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.portal.authentication.InMemoryChallengeStore;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class ShorterChallengesTest {
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final InMemoryChallengeStore store = new InMemoryChallengeStore(CLOCK, 10);
    private final ShorterChallenges challenges = new ShorterChallenges(store, TWO_MINUTES);

    @Test
    void challengesOfTheStoreExpireSooner() {
        var issued = store.issue(Purpose.BINDING, "browser");

        assertThat(challenges.consume(issued.nonce())).map(Challenge::expires).contains(NOW.plus(TWO_MINUTES));
        assertThat(challenges.issue(Purpose.LOGIN, "browser").expires()).isEqualTo(NOW.plus(TWO_MINUTES));
    }

    @Test
    void batchesOfSignaturesKeepTheirTime() {
        assertThat(challenges.issue(Purpose.SIGNING, "browser").expires())
                .isEqualTo(NOW.plus(Purpose.SIGNING.lifetime()));
    }
}
