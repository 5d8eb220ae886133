package signinghelper.fleet;

import org.jspecify.annotations.Nullable;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Entry;
import signinghelper.registration.Place;
import signinghelper.registration.Scope;
import signinghelper.support.Whereabouts;

import java.nio.file.Path;
import java.util.List;

/**
 * Registration with a single browser. Paths are those of {@link Whereabouts}.
 *
 * @param verified false when it is untested that the browser reads these places
 * @param manifest that the browser would use; null when it would find none
 */
public record RegisteredBrowser(
        String browser,
        String title,
        boolean verified,
        boolean installed,
        BrowserStatus.State state,
        @Nullable String manifest,
        List<OfEntry> entries,
        OfPolicy policy) {
    private static final int MOST_ENTRIES = 20;

    /** Registration under the host's name, listed in the order in which the browser reads them. */
    public record OfEntry(
            String place, Scope scope, @Nullable String manifest, Entry.State state) {}

    /** Administrator's policy. */
    public record OfPolicy(boolean userLevelHosts, boolean blocked) {}

    public RegisteredBrowser {
        entries = List.copyOf(entries);
    }

    static RegisteredBrowser of(BrowserStatus status, Whereabouts paths) {
        var browser = status.browser();
        var entries = status.seen().stream()
                .limit(MOST_ENTRIES)
                .map(seen -> new OfEntry(
                        place(seen.entry().place(), paths),
                        seen.entry().scope(),
                        shown(seen.entry().manifestFile(), paths),
                        seen.state()))
                .toList();
        return new RegisteredBrowser(
                browser.id(),
                browser.title(),
                browser.verified(),
                status.isPresent(),
                status.state(),
                status.first()
                        .map(seen -> shown(seen.entry().manifestFile(), paths))
                        .orElse(null),
                entries,
                new OfPolicy(status.policy().userLevelHosts(), status.state() == BrowserStatus.State.FORBIDDEN));
    }

    /** A key of the registry is the same for everyone. */
    private static String place(Place place, Whereabouts paths) {
        return place.key() == null ? paths.shown(place.toString()) : place.toString();
    }

    private static @Nullable String shown(@Nullable Path file, Whereabouts paths) {
        return file == null ? null : paths.shown(file.toString());
    }
}
