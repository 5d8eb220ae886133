package signinghelper.verifier.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.match.Account;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.NonceAndToken;
import signinghelper.portal.authentication.TokenJson;

import java.util.Objects;

/**
 * A token that a page has sent, with what the portal's server knows itself.
 *
 * @param origin the portal's own, from its settings
 * @param session the portal's name for the browser, as when the challenge was issued
 * @param nonce as the page sent it
 * @param token as the page sent it
 * @param account account that is logged in, from the portal's records; null for a login
 */
record TokenRequest(
        String origin,
        String session,
        String nonce,
        JsonNode token,
        @Nullable Account account) {

    TokenRequest {
        Objects.requireNonNull(origin);
        ChallengeRequest.requireSession(session);
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(token);
    }

    /** Reads the token as the library does, whatever else stands in it is {@code MALFORMED}. */
    NonceAndToken sent() throws AuthenticationTokenException {
        return new NonceAndToken(nonce, TokenJson.read(token.toString()));
    }
}
