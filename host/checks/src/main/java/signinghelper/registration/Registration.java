package signinghelper.registration;

import signinghelper.installation.InstallationFolder;
import signinghelper.installation.Product;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.WindowsRegistry;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.BrowserStatus.Seen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** This host's registration with browsers: its state, the necessary changes, and making them. */
public final class Registration {
    private final List<Browser> browsers;
    private final BrowserRegistry registry;
    private final Path launcher;

    /**
     * Creates the registration of one launcher.
     *
     * @param browsers to register with; browsers that this system does not have are left out
     */
    public Registration(List<Browser> browsers, BrowserRegistry registry, Path launcher) {
        this.browsers = browsers.stream().filter(registry::knows).toList();
        this.registry = registry;
        this.launcher = launcher.toAbsolutePath();
    }

    /**
     * Creates the registration of the portal's program in {@code install}.
     *
     * @param userData folder that replaces the browser's own, as with {@code --user-data-dir}; not used on Windows
     */
    public static Registration ofThisComputer(
            Product product, Path install, Optional<Path> userData, WireFormat format) {
        var launcher = InstallationFolder.launcherFor(install);
        var registry = OperatingSystem.current() == OperatingSystem.WINDOWS
                ? new WindowsBrowserRegistry(
                        product, new WindowsRegistry(), launcher.resolveSibling(""), localAppData(), format)
                : new FolderRegistry(product, FolderRegistry.Surroundings.ofThisComputer(userData), format);
        return new Registration(Browser.all(format), registry, launcher);
    }

    private static Path localAppData() {
        var usual = Path.of(System.getProperty("user.home"), "AppData", "Local").toString();
        return Path.of(System.getenv().getOrDefault("LOCALAPPDATA", usual));
    }

    /** Returns the browsers that exist for this system, installed or not. */
    public List<Browser> browsers() {
        return browsers;
    }

    /** Returns the offers of the extension to browsers. */
    public ExtensionOffers offers() {
        return new ExtensionOffers(registry);
    }

    /** Returns the browsers that appear to be installed. */
    public List<Browser> installed() {
        return browsers.stream().filter(registry::hasBrowser).toList();
    }

    /** Returns the folder of {@code browser}'s user data. */
    public Optional<Path> userData(Browser browser) {
        return registry.userData(browser);
    }

    /** Returns an administrator's policies on extensions in {@code browser}. */
    public ExtensionPolicy extensionPolicy(Browser browser) {
        return registry.extensionPolicy(browser);
    }

    /** Returns an administrator's policies on pages of {@code browser} that reach programs of this computer. */
    public LocalNetworkPolicy localNetworkPolicy(Browser browser) {
        return registry.localNetworkPolicy(browser);
    }

    /** Returns an administrator's policies on native-messaging hosts in {@code browser}. */
    public HostPolicy hostPolicy(Browser browser) {
        return registry.policy(browser);
    }

    /**
     * Returns the browsers to use when none is named: the installed ones, and those whose places can be written, so
     * that a browser that is installed later finds the host. A folder whose name is a guess is made for no browser that
     * is not here.
     */
    public List<Browser> usual(Scope scope) {
        return browsers.stream()
                .filter(browser -> registry.hasBrowser(browser)
                        || (registry.isWritable(browser, scope) && (browser.verified() || browser.linux() == null)))
                .toList();
    }

    /**
     * Returns the status of this host's registration with {@code browser}.
     *
     * @param extensionIds extensions to allow: the product's own and each store's
     */
    public BrowserStatus status(Browser browser, List<String> extensionIds) {
        return status(browser, registry.entries(browser), extensionIds);
    }

    /** Returns the status that a user without an own registration has. */
    public BrowserStatus statusForEveryone(Browser browser, List<String> extensionIds) {
        var entries = registry.entries(browser).stream()
                .filter(entry -> entry.scope() == Scope.SYSTEM)
                .toList();
        return status(browser, entries, extensionIds);
    }

    private BrowserStatus status(Browser browser, List<Entry> entries, List<String> extensionIds) {
        var policy = registry.policy(browser);
        var seen = entries.stream()
                .map(entry -> new Seen(entry, entry.state(launcher, extensionIds)))
                .toList();
        return new BrowserStatus(browser, registry.hasBrowser(browser), state(seen, policy), seen, policy);
    }

    private BrowserStatus.State state(List<Seen> seen, HostPolicy policy) {
        if (policy.forbids(registry.product())) {
            return BrowserStatus.State.FORBIDDEN;
        }
        var allowed =
                seen.stream().filter(one -> policy.allows(one.entry().scope())).toList();
        if (allowed.isEmpty()) {
            return seen.stream().anyMatch(Seen::leadsHere)
                    ? BrowserStatus.State.USER_LEVEL_FORBIDDEN
                    : BrowserStatus.State.MISSING;
        }
        // The browser uses the first entry and does not try the next when it fails.
        return switch (allowed.get(0).state()) {
            case OURS -> BrowserStatus.State.REGISTERED;
            case EXTENSION_MISSING -> BrowserStatus.State.EXTENSION_MISSING;
            case BROKEN -> BrowserStatus.State.BROKEN;
            case FOREIGN ->
                allowed.stream().anyMatch(Seen::leadsHere) ? BrowserStatus.State.SHADOWED : BrowserStatus.State.FOREIGN;
        };
    }

    /**
     * Returns the changes after which {@code chosen} find this host: its own registration is written, and dead entries
     * of the same scope are deleted. Empty when nothing has to change.
     *
     * @throws IOException if the present content cannot be read
     */
    public List<Change> registering(Collection<Browser> chosen, Scope scope, List<String> extensionIds)
            throws IOException {
        var wanted = new LinkedHashMap<Place, Optional<String>>();
        for (var browser : chosen) {
            registry.registration(browser, scope, HostManifest.of(registry.product(), launcher, extensionIds))
                    .forEach((place, content) -> wanted.put(place, Optional.of(content)));
        }
        for (var browser : chosen) {
            for (var one : status(browser, extensionIds).seen()) {
                var file = one.entry().manifestFile();
                var isOnItsWay = file != null && wanted.containsKey(Place.of(scope, file));
                if (one.entry().scope() == scope && one.state() == Entry.State.BROKEN && !isOnItsWay) {
                    wanted.putIfAbsent(one.entry().place(), Optional.empty());
                }
            }
        }
        return Change.all(registry, wanted);
    }

    /**
     * Returns the changes that remove this host from {@code chosen}: entries that lead to it and dead entries are
     * deleted. Another program's registration stays. Entries of other browsers that {@code chosen} also read stay too.
     *
     * @throws IOException if the present content cannot be read
     */
    public List<Change> unregistering(Collection<Browser> chosen, Scope scope) throws IOException {
        var unwanted = new LinkedHashMap<Place, Optional<String>>();
        var manifests = new ArrayList<Path>();
        for (var browser : chosen) {
            for (var one : status(browser, List.of()).seen()) {
                var entry = one.entry();
                if (entry.scope() == scope && entry.isOwn() && one.state() != Entry.State.FOREIGN) {
                    unwanted.put(entry.place(), Optional.empty());
                    if (one.leadsHere() && entry.manifestFile() != null) {
                        manifests.add(entry.manifestFile());
                    }
                }
            }
        }
        manifests.stream()
                .filter(manifest -> !isStillNeeded(manifest, unwanted))
                .forEach(manifest -> unwanted.put(Place.of(scope, manifest), Optional.empty()));
        return Change.all(registry, unwanted);
    }

    /** On Windows a single manifest serves all browsers. */
    private boolean isStillNeeded(Path manifest, Map<Place, Optional<String>> unwanted) {
        return browsers.stream()
                .flatMap(browser -> registry.entries(browser).stream())
                .filter(entry -> !unwanted.containsKey(entry.place()))
                .anyMatch(entry -> manifest.equals(entry.manifestFile()));
    }

    /** Returns true when {@code change} has not been made, or was undone. */
    public boolean isUnmade(Change change) throws IOException {
        return Objects.equals(registry.read(change.place()), change.before());
    }

    /**
     * Makes all of {@code changes}, or none.
     *
     * @param announced receives each change before it is made
     * @throws IOException if a change cannot be made, or a place has changed meanwhile; the earlier changes are then
     *     undone
     */
    public void make(List<Change> changes, Consumer<Change> announced) throws IOException {
        var begun = new ArrayDeque<Change>();
        try {
            for (var change : changes) {
                if (!isUnmade(change)) {
                    throw new IOException("changed meanwhile: " + change.place());
                }
                announced.accept(change);
                begun.push(change);
                registry.write(change.place(), change.after());
            }
        } catch (IOException | UncheckedIOException failure) {
            begun.forEach(change -> takeBack(change, failure));
            throw failure;
        }
    }

    private void takeBack(Change change, Exception failure) {
        try {
            if (!isUnmade(change)) {
                registry.write(change.place(), change.before());
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
