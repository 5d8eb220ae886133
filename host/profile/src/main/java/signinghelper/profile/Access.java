package signinghelper.profile;

import signinghelper.formats.login.Origin;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static signinghelper.profile.Profile.require;

/**
 * Pages and extensions that may use the helper.
 *
 * @param origins pages' origins that may use the helper, with their capabilities; one without any may only frame others
 * @param extensionIds ids of the browser extension that may start the host: the product's own, and those of {@code
 *     stores} too
 * @param stores entries of the extension in browsers' stores, by {@code edge} and {@code chrome}
 */
public record Access(List<AllowedOrigin> origins, List<String> extensionIds, Map<String, Dated<Store>> stores) {
    private static final Set<String> STORES = Set.of("edge", "chrome");
    private static final Pattern EXTENSION_ID = Pattern.compile("[a-p]{32}");

    public Access {
        require(origins != null, "origins");
        require(
                extensionIds != null && extensionIds.stream().allMatch(EXTENSION_ID.asMatchPredicate()),
                "extensionIds");
        origins = List.copyOf(origins);
        stores = Map.copyOf(stores);
        require(STORES.containsAll(stores.keySet()), "stores");
        extensionIds = Stream.concat(
                        extensionIds.stream(),
                        stores.values().stream().map(store -> store.value().id()))
                .distinct()
                .toList();
    }

    /** Pages of origins alone, without an extension in a store. */
    public static Access of(List<AllowedOrigin> origins) {
        return new Access(origins, List.of(), Map.of());
    }

    /** Returns the store {@code edge} or {@code chrome}; empty when the extension is not in it yet. */
    public Optional<Store> store(String name) {
        return Optional.ofNullable(stores.get(name)).map(Dated::value);
    }

    /** Returns the portal's own origins; one for any port is a developer's. */
    public List<String> exactOrigins() {
        return origins.stream()
                .filter(allowed -> !allowed.isAnyPort())
                .map(AllowedOrigin::origin)
                .toList();
    }

    /** Returns the methods that any of the origins may call. */
    public Set<String> capabilitiesOfAny() {
        var found = new HashSet<String>();
        origins.forEach(allowed -> found.addAll(allowed.capabilities()));
        return Set.copyOf(found);
    }

    /** Tests that pages of {@code origin} may stand around the portal's, as the top page of a frame. */
    public boolean mayFrame(Origin origin) {
        return origins.stream().anyMatch(allowed -> allowed.covers(origin));
    }

    /** Tests that pages of {@code origin} may use the helper by the interface {@code old}. */
    public boolean mayUse(OldInterface old, Origin origin) {
        return origins.stream().filter(allowed -> allowed.covers(origin)).anyMatch(allowed -> allowed.hasOldPages(old));
    }

    /** Returns the methods that {@code origin} may call; empty for an origin that may not use the helper at all. */
    public Set<String> capabilitiesOf(Origin origin) {
        var found = new HashSet<String>();
        origins.stream()
                .filter(allowed -> allowed.covers(origin))
                .forEach(allowed -> found.addAll(allowed.capabilities()));
        return Set.copyOf(found);
    }
}
