package signinghelper.portal.authentication;

import java.time.Duration;
import java.util.Optional;

/**
 * The challenges that are waiting for their token. Several may wait for one browser session: one for each open page.
 *
 * <p>Called by many threads. A portal on several nodes keeps them in a store that all nodes share.
 */
public interface ChallengeStore {
    /** Challenges of a purpose for one browser session: more pages than a user opens, and too few to fill a store. */
    int MOST_OF_A_SESSION = 16;

    /** Time that one is kept after its lifetime, so that a late token differs from one with an unknown nonce. */
    Duration KEPT_LATE = Duration.ofMinutes(1);

    /**
     * Makes a challenge and remembers it for at least {@link Challenge.Purpose#lifetime}.
     *
     * @throws ChallengesUnavailableException when nobody knows whether it is remembered
     */
    Challenge issue(Challenge.Purpose purpose, String browserSession);

    /**
     * Removes a challenge and returns it. When several calls have the same nonce, even at the same moment, exactly one
     * gets it.
     *
     * @return empty if it was never issued, has been consumed or has been forgotten; may be expired, the caller looks
     * @throws ChallengesUnavailableException when nobody knows whether it was there; it may be gone
     */
    Optional<Challenge> consume(String nonce);
}
