package signinghelper.portal.authentication;

import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

import java.time.Clock;
import java.util.Optional;

/** Validator of nonces that come back: each is consumed first, and is good once with any outcome. */
record ChallengeValidator(ChallengeStore challenges, Clock clock) {

    /**
     * Consumes the challenge, and requires that it is open, this browser's and for this purpose.
     *
     * @throws AuthenticationTokenException {@code CHALLENGE_UNKNOWN}, {@code CHALLENGE_EXPIRED}, {@code
     *     CHALLENGE_SESSION}, {@code CHALLENGE_PURPOSE} or {@code CHALLENGES_UNAVAILABLE}
     */
    void consume(String nonce, Challenge.Purpose purpose, String browserSession) throws AuthenticationTokenException {
        var challenge = waiting(nonce).orElseThrow(() -> new AuthenticationTokenException(Reason.CHALLENGE_UNKNOWN));
        require(!challenge.isExpired(clock), Reason.CHALLENGE_EXPIRED);
        require(challenge.belongsTo(browserSession), Reason.CHALLENGE_SESSION);
        require(challenge.purpose() == purpose, Reason.CHALLENGE_PURPOSE);
    }

    private Optional<Challenge> waiting(String nonce) throws AuthenticationTokenException {
        try {
            return challenges.consume(nonce);
        } catch (ChallengesUnavailableException e) {
            throw new AuthenticationTokenException(Reason.CHALLENGES_UNAVAILABLE, e);
        }
    }

    private static void require(boolean holds, Reason otherwise) throws AuthenticationTokenException {
        if (!holds) {
            throw new AuthenticationTokenException(otherwise);
        }
    }
}
