package signinghelper.registration;

import signinghelper.registration.Entry.State;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This host's registration with browsers: what it is, and making and removing it. */
public final class Registration {
    private final BrowserRegistry registry;
    private final Path launcher;
    private final List<String> extensionIds;

    /**
     * Of one launcher.
     *
     * @param extensionIds that may start it: the own and each store's
     */
    public Registration(BrowserRegistry registry, Path launcher, List<String> extensionIds) {
        this.registry = registry;
        this.launcher = launcher.toAbsolutePath();
        this.extensionIds = List.copyOf(extensionIds);
    }

    public BrowserStatus status(Browser browser) {
        var entries = registry.entries(browser);
        var policy = registry.policy(browser);
        return new BrowserStatus(browser, registry.hasBrowser(browser), state(entries, policy), entries, policy);
    }

    private BrowserStatus.State state(List<Entry> entries, HostPolicy policy) {
        if (policy.forbids()) {
            return BrowserStatus.State.FORBIDDEN;
        }
        var seen = entries.stream()
                .filter(entry -> policy.allows(entry.scope()))
                .map(this::stateOf)
                .toList();
        if (seen.isEmpty()) {
            return entries.stream().anyMatch(this::leadsHere)
                    ? BrowserStatus.State.USER_LEVEL_FORBIDDEN
                    : BrowserStatus.State.MISSING;
        }
        // The browser takes the first and does not go on when that fails.
        return switch (seen.get(0)) {
            case OURS -> BrowserStatus.State.REGISTERED;
            case EXTENSION_MISSING -> BrowserStatus.State.EXTENSION_MISSING;
            case BROKEN -> BrowserStatus.State.BROKEN;
            case FOREIGN ->
                seen.contains(State.OURS) || seen.contains(State.EXTENSION_MISSING)
                        ? BrowserStatus.State.SHADOWED
                        : BrowserStatus.State.FOREIGN;
        };
    }

    private State stateOf(Entry entry) {
        return entry.state(launcher, extensionIds);
    }

    private boolean leadsHere(Entry entry) {
        var state = stateOf(entry);
        return state == State.OURS || state == State.EXTENSION_MISSING;
    }

    /**
     * Registers with {@code browser} and removes what of the same scope leads nowhere.
     *
     * @return the place that was written
     */
    public String register(Browser browser, Scope scope) throws IOException {
        var written = registry.register(browser, scope, HostManifest.of(launcher, extensionIds));
        for (var entry : registry.entries(browser)) {
            if (entry.scope() == scope && !entry.place().equals(written) && stateOf(entry) == State.BROKEN) {
                registry.remove(entry);
            }
        }
        return written;
    }

    /**
     * Removes what leads here or nowhere; another program's registration stays.
     *
     * @return the places that were removed
     */
    public List<String> unregister(Browser browser, Scope scope) throws IOException {
        var removed = new ArrayList<String>();
        for (var entry : registry.entries(browser)) {
            if (entry.scope() == scope && stateOf(entry) != State.FOREIGN) {
                registry.remove(entry);
                removed.add(entry.place());
            }
        }
        return List.copyOf(removed);
    }
}
