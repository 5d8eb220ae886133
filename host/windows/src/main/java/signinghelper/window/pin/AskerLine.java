package signinghelper.window.pin;

import signinghelper.session.Asker;
import signinghelper.window.part.Words;

import java.util.List;

/**
 * Line of a window that says who asks. What is known stands apart from what a program claims.
 *
 * @param key of the label
 */
record AskerLine(String key, String text) {

    /** Returns who asks, in a few lines whose length no program chooses. */
    static List<AskerLine> of(Asker asker, Words words) {
        if (asker instanceof Asker.Page page) {
            return List.of(new AskerLine("portal", page.portal()), new AskerLine("origin", address(page, words)));
        }
        if (asker instanceof Asker.DesktopClient) {
            return List.of(new AskerLine("asker", words.get("asker.client")));
        }
        return List.of(new AskerLine(
                "asker", words.get(asker instanceof Asker.HelperWindow ? "asker.window" : "asker.command")));
    }

    /** Returns the claims of a program, at any length: its words, and the file that it seems to be; nothing of other askers. */
    static List<AskerLine> ofProgram(Asker asker, Words words) {
        if (!(asker instanceof Asker.DesktopClient client)) {
            return List.of();
        }
        var program = client.program();
        return List.of(
                new AskerLine("client.claim", words.get("client.claimed", client.name())),
                new AskerLine("client.program", program == null ? words.get("client.unknown") : program.toString()));
    }

    private static String address(Asker.Page page, Words words) {
        return page.origin().equals(page.topOrigin())
                ? page.origin().value()
                : page.origin() + words.get("origin.embedded", page.topOrigin());
    }
}
