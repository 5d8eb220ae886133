package signinghelper.registration;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Offers the extension to browsers that take it from the store that has it. On Windows and macOS the browser asks the
 * person to switch it on; on Linux it installs it. Where he has removed it, it does not come again.
 */
public final class ExtensionOffers {
    private final BrowserRegistry registry;

    public ExtensionOffers(BrowserRegistry registry) {
        this.registry = registry;
    }

    /**
     * What has to change for {@code chosen} to offer the extension; nothing for browsers without this way, or whose
     * store does not have it.
     *
     * @param stores what each store has, by its name as browsers' data files have it
     * @throws IOException if what is there cannot be read
     */
    public List<Change> offering(Collection<Browser> chosen, Scope scope, Map<String, ExtensionOffer> stores)
            throws IOException {
        var wanted = new LinkedHashMap<Place, Optional<String>>();
        places(chosen, scope, stores).forEach((place, content) -> wanted.put(place, Optional.of(content)));
        return Change.all(registry, wanted);
    }

    /** What has to go again; an offer of other content is another program's and stays. */
    public List<Change> withdrawing(Collection<Browser> chosen, Scope scope, Map<String, ExtensionOffer> stores)
            throws IOException {
        var unwanted = new LinkedHashMap<Place, Optional<String>>();
        for (var offer : places(chosen, scope, stores).entrySet()) {
            if (Objects.equals(registry.read(offer.getKey()), offer.getValue())) {
                unwanted.put(offer.getKey(), Optional.empty());
            }
        }
        return Change.all(registry, unwanted);
    }

    /** What offers the extension to {@code chosen}: each place with what it holds. */
    public Map<Place, String> places(Collection<Browser> chosen, Scope scope, Map<String, ExtensionOffer> stores) {
        var places = new LinkedHashMap<Place, String>();
        for (var browser : chosen) {
            var offer = browser.store() == null ? null : stores.get(browser.store());
            if (offer != null) {
                places.putAll(registry.offer(browser, scope, offer));
            }
        }
        return places;
    }
}
