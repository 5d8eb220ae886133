package signinghelper.portal.authentication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

import java.util.Objects;

/**
 * A token with the nonce that it is over, as the page sends both: {@code {"nonce": …, "token": …}}. The token's own format
 * has no place for the nonce.
 *
 * @param nonce nonce that the page claims to have given to the signing helper; only the portal's own challenges count
 * @param token token that is not yet verified
 */
public record NonceAndToken(String nonce, AuthenticationToken token) {
    private static final int MAX_CHARACTERS = 17 * 1024;

    private static final ObjectReader READER = StrictJson.readerFor(NonceAndToken.class);

    public NonceAndToken {
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(token);
    }

    /**
     * Reads the JSON that the page sent.
     *
     * @throws AuthenticationTokenException {@code MALFORMED} if a field is missing, doubled, unknown or no text, or all is
     *     longer than 17 Ki characters
     */
    public static NonceAndToken fromJson(String json) throws AuthenticationTokenException {
        if (json.length() > MAX_CHARACTERS) {
            throw new AuthenticationTokenException(Reason.MALFORMED);
        }
        try {
            @Nullable NonceAndToken read = READER.readValue(json);
            if (read == null) {
                throw new AuthenticationTokenException(Reason.MALFORMED);
            }
            return read;
        } catch (JsonProcessingException e) {
            throw StrictJson.malformed(e);
        }
    }

    /** Returns text without the nonce, so that it does not reach a log by accident. */
    @Override
    public String toString() {
        return "NonceAndToken[" + token + "]";
    }
}
