package signinghelper.portal.authentication;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.testkit.authority.TestAuthority;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SigningChallengesTest {
    private static final Clock NOW = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);

    private final ChallengeStore store = new InMemoryChallengeStore(NOW, 100);
    private final SigningChallenges challenges = new SigningChallenges(store, NOW);

    private String nonce;

    @BeforeEach
    void issue() {
        nonce = challenges.issue("browser");
    }

    private static Reason refusal(SigningChallenges challenges, String nonce, String browser) {
        return catchThrowableOfType(AuthenticationTokenException.class, () -> challenges.consume(nonce, browser))
                .reason();
    }

    @Test
    void isGoodOnceForItsBrowser() {
        assertThatCode(() -> challenges.consume(nonce, "browser")).doesNotThrowAnyException();

        assertThat(refusal(challenges, nonce, "browser")).isEqualTo(Reason.CHALLENGE_UNKNOWN);
    }

    @Test
    void anotherBrowserSpendsItInVain() {
        assertThat(refusal(challenges, nonce, "another")).isEqualTo(Reason.CHALLENGE_SESSION);
        assertThat(refusal(challenges, nonce, "browser")).isEqualTo(Reason.CHALLENGE_UNKNOWN);
    }

    @Test
    void isForHalfAnHour() {
        var late = new SigningChallenges(store, Clock.offset(NOW, Duration.ofMinutes(30)));

        assertThat(refusal(late, nonce, "browser")).isEqualTo(Reason.CHALLENGE_EXPIRED);
    }

    @Test
    void oneForALoginCountsForNoBatch() {
        var login = store.issue(Challenge.Purpose.LOGIN, "browser").nonce();

        assertThat(refusal(challenges, login, "browser")).isEqualTo(Reason.CHALLENGE_PURPOSE);
    }

    @Test
    void aStoreThatIsAwayIsNoConsent() {
        var away = new SigningChallenges(new Away(), NOW);

        assertThat(refusal(away, nonce, "browser")).isEqualTo(Reason.CHALLENGES_UNAVAILABLE);
    }

    private record Away() implements ChallengeStore {
        @Override
        public Challenge issue(Challenge.Purpose purpose, String browserSession) {
            throw new ChallengesUnavailableException(new IOException("connection refused"));
        }

        @Override
        public Optional<Challenge> consume(String nonce) {
            throw new ChallengesUnavailableException(new IOException("connection refused"));
        }
    }
}
