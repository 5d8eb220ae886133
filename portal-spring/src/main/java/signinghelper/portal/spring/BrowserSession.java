package signinghelper.portal.spring;

import jakarta.servlet.http.HttpServletRequest;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.nio.charset.StandardCharsets;

/**
 * Name of a browser in challenges: SHA-256 of its session's identifier, Base64. A challenge store that is read by others
 * opens no session, and a new identifier after the login is a new name.
 */
public final class BrowserSession {
    private static final String NO_SESSION = "no session";

    private BrowserSession() {}

    /** Names the browser, which gets a session where it has none. */
    public static String name(HttpServletRequest request) {
        return nameOf(request.getSession(true).getId());
    }

    /** Returns the name, or one that no challenge has when the browser has no session. */
    public static String existing(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? NO_SESSION : nameOf(session.getId());
    }

    private static String nameOf(String identifier) {
        var digest = DigestAlgorithm.SHA_256.of(identifier.getBytes(StandardCharsets.UTF_8));
        return Bytes.copyOf(digest).toBase64();
    }
}
