package signinghelper.samples.spring;

import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.ChallengesUnavailableException;
import signinghelper.portal.authentication.InMemoryChallengeStore;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Store of challenges that goes away and comes back, as a server of its own would. */
final class SwitchedStore implements ChallengeStore {
    private final ChallengeStore store;
    private volatile boolean isAway;

    SwitchedStore(Clock clock) {
        store = new InMemoryChallengeStore(clock, 1000);
    }

    void setAway(boolean away) {
        isAway = away;
    }

    @Override
    public Challenge issue(Challenge.Purpose purpose, String browserSession) {
        requireAnswer();
        return store.issue(purpose, browserSession);
    }

    @Override
    public Optional<Challenge> consume(String nonce) {
        requireAnswer();
        return store.consume(nonce);
    }

    private void requireAnswer() {
        if (isAway) {
            throw new ChallengesUnavailableException(new IOException("connection refused"));
        }
    }
}
