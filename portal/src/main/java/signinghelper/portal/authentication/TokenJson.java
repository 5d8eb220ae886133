package signinghelper.portal.authentication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

/** JSON of a login or binding token, as the page sends it. */
public final class TokenJson {
    private static final int MAX_CHARACTERS = 16 * 1024;
    private static final ObjectReader READER = StrictJson.readerFor(AuthenticationToken.class);

    private TokenJson() {}

    /**
     * Reads the JSON that the page sent.
     *
     * @throws AuthenticationTokenException {@code MALFORMED} if a field is missing, doubled, unknown or no text, or all is longer
     *     than 16 Ki characters
     */
    public static AuthenticationToken read(String json) throws AuthenticationTokenException {
        if (json.length() > MAX_CHARACTERS) {
            throw new AuthenticationTokenException(Reason.MALFORMED);
        }
        try {
            @Nullable AuthenticationToken token = READER.readValue(json);
            if (token == null) {
                throw new AuthenticationTokenException(Reason.MALFORMED);
            }
            return token;
        } catch (JsonProcessingException e) {
            throw StrictJson.malformed(e);
        }
    }
}
