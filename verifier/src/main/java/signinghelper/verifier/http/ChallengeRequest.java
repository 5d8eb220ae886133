package signinghelper.verifier.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.portal.authentication.Challenge;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Request for a nonce.
 *
 * @param session the portal's own name for the browser, such as its session's; 1 to 256 characters
 */
record ChallengeRequest(Purpose purpose, String session) {
    private static final int MOST_CHARACTERS = 256;

    /** Use of the nonce. */
    enum Purpose {
        @JsonProperty("login")
        LOGIN(Challenge.Purpose.LOGIN),
        @JsonProperty("binding")
        BINDING(Challenge.Purpose.BINDING),
        @JsonProperty("signing")
        SIGNING(Challenge.Purpose.SIGNING);

        private final Challenge.Purpose challenge;

        Purpose(Challenge.Purpose challenge) {
            this.challenge = challenge;
        }

        Challenge.Purpose challenge() {
            return challenge;
        }
    }

    ChallengeRequest {
        Objects.requireNonNull(purpose);
        requireSession(session);
    }

    static void requireSession(String session) {
        if (session.isEmpty() || session.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a session of 1 to " + MOST_CHARACTERS + " characters");
        }
        // In UTF-8, by which sessions are compared, all halves of a surrogate pair are the same.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(session)) {
            throw new IllegalArgumentException("a session that is no text");
        }
    }
}
