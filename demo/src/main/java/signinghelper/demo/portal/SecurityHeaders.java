package signinghelper.demo.portal;

import io.javalin.http.Context;

/** Headers of every answer: no script but the portal's own files, and no frame around it unless a test wants one. */
final class SecurityHeaders {
    private static final String OWN_FILES_ONLY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";

    private final String contentSecurityPolicy;

    SecurityHeaders(boolean framingAllowed) {
        contentSecurityPolicy =
                OWN_FILES_ONLY + (framingAllowed ? "; frame-src *; frame-ancestors *" : "; frame-ancestors 'none'");
    }

    void addTo(Context context) {
        context.header("Content-Security-Policy", contentSecurityPolicy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }
}
