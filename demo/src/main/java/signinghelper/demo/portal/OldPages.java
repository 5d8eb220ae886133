package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.profile.OldInterface;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Old pages of each family, as a portal had them before the helper, and as the codemod has written them. Each has a nonce of
 * the server in it, where its random number was.
 */
final class OldPages {
    /** These pages have scripts and handlers within themselves, and send forms. */
    private static final String POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ChallengeStore challenges;
    private final Sessions sessions;

    OldPages(ChallengeStore challenges, Sessions sessions) {
        this.challenges = challenges;
        this.sessions = sessions;
    }

    /** Returns the names of the families, as they stand in addresses and in files. */
    static List<String> families() {
        return Stream.of(OldInterface.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    void addTo(RoutesConfig routes) {
        for (var family : families()) {
            for (var state : List.of("before", "after")) {
                routes.get("/old/" + state + "/" + family, page("old/" + state + "/" + family + ".html"));
            }
        }
        routes.get("/old/vendor.js", Pages.file("old/vendor.js", Pages.SCRIPT));
    }

    private Handler page(String file) {
        return context -> context.contentType(Pages.HTML)
                .header("Content-Security-Policy", POLICY)
                .result(Pages.text(file).replace("{nonce}", nonce(context)));
    }

    private String nonce(Context context) {
        return challenges
                .issue(Challenge.Purpose.LOGIN, sessions.nameBrowser(context))
                .nonce();
    }
}
