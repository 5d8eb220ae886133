package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.session.Asker;
import signinghelper.window.part.Words;

import java.util.ArrayList;
import java.util.List;

/**
 * Line of a window that says who asks. What the system knows of a program stands apart from what the program says.
 *
 * @param key of the label
 * @param isKnown false for a claim, which is not as strong to the eye as what is known
 */
record AskerLine(String key, String text, boolean isKnown) {

    private AskerLine(String key, String text) {
        this(key, text, true);
    }

    /** Returns who asks, in a few lines whose length no program chooses. */
    static List<AskerLine> of(Asker asker, Words words) {
        if (asker instanceof Asker.Page page) {
            return List.of(new AskerLine("portal", page.portal()), new AskerLine("origin", address(page, words)));
        }
        if (asker instanceof Asker.DesktopClient client) {
            return ofClient(client.portal(), words);
        }
        return List.of(new AskerLine(
                "asker", words.get(asker instanceof Asker.HelperWindow ? "asker.window" : "asker.command")));
    }

    private static List<AskerLine> ofClient(Asker.DesktopClient.@Nullable Portal portal, Words words) {
        var lines = new ArrayList<AskerLine>();
        if (portal != null) {
            lines.add(new AskerLine("portal", portal.name()));
            lines.add(new AskerLine("origin", portal.origin().value()));
        }
        lines.add(new AskerLine("asker", words.get(portal == null ? "asker.client" : "asker.client.portal")));
        return List.copyOf(lines);
    }

    /** Returns what a program says of itself and what the system knows of it, at any length; nothing of other askers. */
    static List<AskerLine> ofProgram(Asker asker, Words words) {
        if (!(asker instanceof Asker.DesktopClient client)) {
            return List.of();
        }
        var program = client.program();
        return List.of(
                new AskerLine("client.claim", words.get("client.claimed", client.name()), false),
                new AskerLine("client.program", program == null ? words.get("client.unknown") : program.toString()));
    }

    private static String address(Asker.Page page, Words words) {
        return page.origin().equals(page.topOrigin())
                ? page.origin().value()
                : page.origin() + words.get("origin.embedded", page.topOrigin());
    }
}
