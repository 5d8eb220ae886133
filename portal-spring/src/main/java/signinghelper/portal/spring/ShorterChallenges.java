package signinghelper.portal.spring;

import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;

import java.time.Duration;
import java.util.Optional;

/**
 * A store whose challenges for logins and bindings expire sooner. Works with every store, since the store itself may keep
 * them longer.
 */
record ShorterChallenges(ChallengeStore store, Duration life) implements ChallengeStore {
    private static final String PROPERTY = "signing-helper.challenge.life";
    private static final Duration LONGEST = Challenge.Purpose.LOGIN.lifetime();

    ShorterChallenges {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw new WrongPropertyException(
                    PROPERTY,
                    "is " + life,
                    "Set it to more than 0s and at most " + LONGEST.toMinutes() + "m, for example 2m.");
        }
    }

    @Override
    public Challenge issue(Challenge.Purpose purpose, String browserSession) {
        return shortened(store.issue(purpose, browserSession));
    }

    @Override
    public Optional<Challenge> consume(String nonce) {
        return store.consume(nonce).map(this::shortened);
    }

    private Challenge shortened(Challenge challenge) {
        if (challenge.purpose() == Challenge.Purpose.SIGNING) {
            return challenge;
        }
        var issued = challenge.expires().minus(challenge.purpose().lifetime());
        return new Challenge(challenge.nonce(), challenge.purpose(), challenge.browserSession(), issued.plus(life));
    }
}
