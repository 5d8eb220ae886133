package signinghelper.portal.authentication;

import java.time.Clock;

/** Challenges for batches of signatures. The receipt of a batch names the nonce, so it counts for one batch alone. */
public final class SigningChallenges {
    private final ChallengeStore challenges;
    private final ChallengeValidator validator;

    public SigningChallenges(ChallengeStore challenges, Clock clock) {
        this.challenges = challenges;
        this.validator = new ChallengeValidator(challenges, clock);
    }

    /**
     * Issues a challenge for one batch of this browser.
     *
     * @param browserSession the portal's own name for the browser, see {@link Challenge}
     * @return its nonce, 44 characters of Base64
     * @throws ChallengesUnavailableException when nobody knows whether it is remembered
     */
    public String issue(String browserSession) {
        return challenges.issue(Challenge.Purpose.SIGNING, browserSession).nonce();
    }

    /**
     * Consumes the challenge of a batch, before its receipt is verified. The nonce is good once, with any outcome.
     *
     * @param nonce as the page sent it
     * @throws AuthenticationTokenException {@code CHALLENGE_UNKNOWN}, {@code CHALLENGE_EXPIRED}, {@code
     *     CHALLENGE_SESSION}, {@code CHALLENGE_PURPOSE} or {@code CHALLENGES_UNAVAILABLE}
     */
    public void consume(String nonce, String browserSession) throws AuthenticationTokenException {
        validator.consume(nonce, Challenge.Purpose.SIGNING, browserSession);
    }
}
