package signinghelper.portal.authentication;

/**
 * Failure of a {@link ChallengeStore} that lies outside this process and gives no answer. The validators turn it into a
 * refusal; who issues a challenge answers "try again later", such as HTTP 503.
 */
public final class ChallengesUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Wraps the store's own failure. */
    public ChallengesUnavailableException(Throwable cause) {
        super("the store of challenges gives no answer: " + cause.getMessage(), cause);
    }
}
