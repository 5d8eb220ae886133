package signinghelper.guidance;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Search for the portal's pages that a text names. No other address in a text is ever opened. */
public final class NamedPages {
    private NamedPages() {}

    /** Returns the pages of {@code known} that are in {@code text}, in its order. */
    public static List<URI> in(String text, Collection<URI> known) {
        return known.stream()
                .distinct()
                .filter(page -> names(text, page))
                .sorted(Comparator.comparingInt(page -> text.indexOf(page.toString())))
                .toList();
    }

    /** Matches the whole address: one page's address may be the beginning of another's. */
    private static boolean names(String text, URI page) {
        return Pattern.compile(Pattern.quote(page.toString()) + "(?![\\w/?&=%#~-])")
                .matcher(text)
                .find();
    }
}
