package signinghelper.portal.spring;

import jakarta.servlet.http.HttpServletRequest;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.NonceAndToken;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The body of a request with a token. */
final class RequestText {
    /** More than the library reads, so that it refuses what is cut here. */
    private static final int MOST_BYTES = 64 * 1024;

    private RequestText() {}

    /**
     * Reads the body, whatever its declared type and JSON library of the application.
     *
     * @throws AuthenticationTokenException {@code MALFORMED} for anything else than a nonce and a token
     */
    static NonceAndToken read(HttpServletRequest request) throws IOException, AuthenticationTokenException {
        var bytes = request.getInputStream().readNBytes(MOST_BYTES);
        return NonceAndToken.fromJson(new String(bytes, StandardCharsets.UTF_8));
    }
}
