package signinghelper.window.pin;

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

    static List<AskerLine> of(Asker asker, Words words) {
        if (asker instanceof Asker.Page page) {
            return List.of(new AskerLine("portal", page.portal()), new AskerLine("origin", address(page, words)));
        }
        if (asker instanceof Asker.DesktopClient client) {
            return ofClient(client, words);
        }
        return List.of(new AskerLine(
                "asker", words.get(asker instanceof Asker.HelperWindow ? "asker.window" : "asker.command")));
    }

    private static List<AskerLine> ofClient(Asker.DesktopClient client, Words words) {
        var lines = new ArrayList<AskerLine>();
        var portal = client.portal();
        if (portal != null) {
            lines.add(new AskerLine("portal", portal.name()));
            lines.add(new AskerLine("origin", portal.origin().value()));
        }
        lines.add(new AskerLine("asker", words.get(portal == null ? "asker.client" : "asker.client.portal")));
        lines.add(new AskerLine("client.claim", words.get("client.claimed", client.name()), false));
        var program = client.program();
        lines.add(new AskerLine("client.program", program == null ? words.get("client.unknown") : program.toString()));
        return List.copyOf(lines);
    }

    private static String address(Asker.Page page, Words words) {
        return page.origin().equals(page.topOrigin())
                ? page.origin().value()
                : page.origin() + words.get("origin.embedded", page.topOrigin());
    }
}
