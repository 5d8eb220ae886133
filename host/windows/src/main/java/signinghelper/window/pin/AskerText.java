package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.session.Asker;
import signinghelper.window.part.Words;

import java.util.List;

/**
 * Words of a window that say who asks. What is known stands apart from what a program claims.
 *
 * @param name of the portal, or the kind of program
 * @param place address, or the warning that it is no web page
 * @param isSite true for the portal's page
 * @param claim the program's own words about itself; null for other askers
 * @param file that the program seems to be; null for other askers
 */
record AskerText(
        String name,
        String place,
        boolean isSite,
        @Nullable String claim,
        @Nullable String file) {

    static AskerText of(Asker asker, Words words) {
        if (asker instanceof Asker.Page page) {
            var old = page.oldInterface()
                    .map(by -> words.get("asker.old", by.label()))
                    .orElse("");
            return new AskerText(page.portal(), address(page, words) + old, true, null, null);
        }
        if (asker instanceof Asker.DesktopClient client) {
            var program = client.program();
            return new AskerText(
                    words.get("asker.client"),
                    words.get("asker.client.warning"),
                    false,
                    words.get("client.claimed", client.name()),
                    program == null ? words.get("client.unknown") : program.toString());
        }
        var key = asker instanceof Asker.HelperWindow ? "asker.window" : "asker.command";
        return new AskerText(words.get(key), words.get(key + ".warning"), false, null, null);
    }

    private static String address(Asker.Page page, Words words) {
        return page.origin().equals(page.topOrigin())
                ? page.origin().value()
                : page.origin() + words.get("origin.embedded", page.topOrigin());
    }

    /** Returns the words for a screen reader, with what is asked. */
    String spoken(String asked, Words words) {
        return words.list(
                isSite
                        ? List.of(words.get("asker.portal", name), words.get("asker.site", place), asked)
                        : List.of(name, place, asked));
    }
}
