package signinghelper.registration;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Offers of the extension to browsers that use a store which has it. On Windows and macOS the browser asks the user to
 * enable it; on Linux it installs it. After the user has removed it, it is not installed again.
 */
public final class ExtensionOffers {
    private final BrowserRegistry registry;

    public ExtensionOffers(BrowserRegistry registry) {
        this.registry = registry;
    }

    /**
     * Returns the changes that offer the extension to {@code chosen}; nothing for browsers without this mechanism, or
     * whose store does not have it.
     *
     * @param stores the extension in each store, by the store's name in the browsers' data files
     * @throws IOException if the present content cannot be read
     */
    public List<Change> offering(Collection<Browser> chosen, Scope scope, Map<String, ExtensionOffer> stores)
            throws IOException {
        var wanted = new LinkedHashMap<Place, Optional<String>>();
        places(chosen, scope, stores).forEach((place, content) -> wanted.put(place, Optional.of(content)));
        return Change.all(registry, wanted);
    }

    /**
     * Returns the changes that withdraw the offers; an offer with other content belongs to another program and stays.
     */
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

    /** Returns the contents that offer the extension to {@code chosen}, by place. */
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
