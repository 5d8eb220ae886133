package signinghelper.registration;

import signinghelper.platform.Registry;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Windows: a value in the registry leads to the manifest. The person's hive goes before the computer's, and in each the
 * view of 32-bit programs before the other (Chromium, {@code launch_context_win.cc}).
 */
public final class WindowsBrowserRegistry implements BrowserRegistry {
    private static final String APP_PATHS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths";

    private final Registry registry;
    private final Path manifestFolder;
    private final ManifestFile manifests;

    /**
     * Over {@code registry}.
     *
     * @param manifestFolder where the manifest itself is written; one serves all browsers
     */
    public WindowsBrowserRegistry(Registry registry, Path manifestFolder, WireFormat format) {
        this.registry = registry;
        this.manifestFolder = manifestFolder;
        this.manifests = new ManifestFile(format);
    }

    private static Optional<Browser.RegistryPlaces> places(Browser browser) {
        return Optional.ofNullable(browser.windows());
    }

    private static Registry.Root root(Scope scope) {
        return scope == Scope.PERSON ? Registry.Root.CURRENT_USER : Registry.Root.LOCAL_MACHINE;
    }

    /** Below HKCU both views are the same; the 64-bit one stands for it. */
    private static List<Registry.View> views(Scope scope) {
        return scope == Scope.PERSON
                ? List.of(Registry.View.BITS_64)
                : List.of(Registry.View.BITS_32, Registry.View.BITS_64);
    }

    @Override
    public boolean hasBrowser(Browser browser) {
        return places(browser)
                .filter(places ->
                        registry.exists(new Registry.Key(Registry.Root.CURRENT_USER, Registry.View.BITS_64, APP_PATHS)
                                        .child(places.program()))
                                || registry.exists(
                                        new Registry.Key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64, APP_PATHS)
                                                .child(places.program())))
                .isPresent();
    }

    @Override
    public List<Entry> entries(Browser browser) {
        var found = new ArrayList<Entry>();
        for (var scope : Scope.values()) {
            for (var view : views(scope)) {
                for (var key : places(browser).map(Browser.RegistryPlaces::keys).orElse(List.of())) {
                    entry(scope, new Registry.Key(root(scope), view, key).child(HostManifest.NAME))
                            .ifPresent(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    private Optional<Entry> entry(Scope scope, Registry.Key key) {
        return registry.text(key, Registry.DEFAULT_VALUE).map(path -> {
            var file = Path.of(path);
            return new Entry(scope, key, file, manifests.read(file));
        });
    }

    @Override
    public HostPolicy policy(Browser browser) {
        var policy = HostPolicy.NONE;
        for (var root : Registry.Root.values()) {
            for (var places : places(browser).stream().toList()) {
                // The computer's settings go before the person's, so they are read last.
                policy = merged(policy, new Registry.Key(root, Registry.View.BITS_64, places.policies()));
            }
        }
        return policy;
    }

    private HostPolicy merged(HostPolicy before, Registry.Key key) {
        return new HostPolicy(
                registry.number(key, "NativeMessagingUserLevelHosts")
                        .map(value -> value != 0)
                        .orElse(before.userLevelHosts()),
                names(key.child("NativeMessagingBlocklist"), before.blocklist()),
                names(key.child("NativeMessagingAllowlist"), before.allowlist()));
    }

    private List<String> names(Registry.Key list, List<String> otherwise) {
        return registry.exists(list)
                ? registry.values(list).stream()
                        .flatMap(value -> registry.text(list, value).stream())
                        .toList()
                : otherwise;
    }

    /** The launcher lies beside the manifest, so its path is relative and no letter of it can be lost. */
    @Override
    public String register(Browser browser, Scope scope, HostManifest manifest) throws IOException {
        var places = places(browser).orElseThrow(() -> new IOException(browser.title() + " does not exist on Windows"));
        var file = manifestFolder.resolve(HostManifest.fileName());
        manifests.write(file, manifest.besideTheLauncher(manifestFolder));
        var key = new Registry.Key(
                        root(scope), Registry.View.BITS_64, places.keys().get(0))
                .child(HostManifest.NAME);
        registry.write(key, Registry.DEFAULT_VALUE, file.toString());
        return key.toString();
    }

    @Override
    public void remove(Entry entry) throws IOException {
        if (entry.key() != null) {
            registry.delete(entry.key());
        }
    }
}
