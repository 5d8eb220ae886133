package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.Product;
import signinghelper.platform.Registry;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Registry on Windows: a value in the registry leads to the manifest. The user's hive is read before the computer's,
 * and in each hive the 32-bit view before the 64-bit view (Chromium, {@code launch_context_win.cc}).
 */
public final class WindowsBrowserRegistry implements BrowserRegistry {
    private static final String APP_PATHS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths";

    private static final String UPDATE_URL = "update_url";

    private final Product product;
    private final Registry registry;
    private final Path manifestFolder;
    private final Path localAppData;
    private final ManifestFile manifests;
    private final WindowsPolicies policies;

    /**
     * Creates the object on {@code registry}.
     *
     * @param manifestFolder folder of the manifest file; one file serves all browsers
     * @param localAppData the user's folder of that name
     */
    public WindowsBrowserRegistry(
            Product product, Registry registry, Path manifestFolder, Path localAppData, WireFormat format) {
        this.product = product;
        this.registry = registry;
        this.manifestFolder = manifestFolder;
        this.localAppData = localAppData;
        this.manifests = new ManifestFile(product, format);
        this.policies = new WindowsPolicies(registry, format);
    }

    @Override
    public Product product() {
        return product;
    }

    private static Optional<Browser.RegistryPlaces> places(Browser browser) {
        return Optional.ofNullable(browser.windows());
    }

    private static Registry.Root root(Scope scope) {
        return scope == Scope.PERSON ? Registry.Root.CURRENT_USER : Registry.Root.LOCAL_MACHINE;
    }

    /** Below HKCU both views are the same; only the 64-bit view is used. */
    private static List<Registry.View> views(Scope scope) {
        return scope == Scope.PERSON
                ? List.of(Registry.View.BITS_64)
                : List.of(Registry.View.BITS_32, Registry.View.BITS_64);
    }

    @Override
    public boolean knows(Browser browser) {
        return places(browser).isPresent();
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

    /**
     * The user's own keys are always writable. The computer's are writable only by an administrator, which is known
     * only after trying.
     */
    @Override
    public boolean isWritable(Browser browser, Scope scope) {
        return knows(browser);
    }

    @Override
    public List<Entry> entries(Browser browser) {
        var found = new ArrayList<Entry>();
        for (var places : places(browser).stream().toList()) {
            for (var scope : Scope.values()) {
                for (var view : views(scope)) {
                    places.keys().forEach(key -> entry(scope, view, key, true).ifPresent(found::add));
                    places.alsoReads()
                            .forEach(key -> entry(scope, view, key, false).ifPresent(found::add));
                }
            }
        }
        return List.copyOf(found);
    }

    private Optional<Entry> entry(Scope scope, Registry.View view, String hosts, boolean isOwn) {
        var key = new Registry.Key(root(scope), view, hosts).child(product.hostName());
        return registry.text(key, Registry.DEFAULT_VALUE).map(text -> {
            var file = path(text);
            return new Entry(Place.of(scope, key), isOwn, file, file == null ? null : manifests.read(file));
        });
    }

    private static @Nullable Path path(String text) {
        try {
            var path = Path.of(text);
            return path.isAbsolute() ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    @Override
    public Optional<Path> userData(Browser browser) {
        return places(browser)
                .map(places -> Path.of(places.userData()
                        .replace("${localAppData}", localAppData.toString())
                        .replace("\\", localAppData.getFileSystem().getSeparator())));
    }

    @Override
    public HostPolicy policy(Browser browser) {
        return places(browser).map(places -> policies.host(places.policies())).orElse(HostPolicy.NONE);
    }

    @Override
    public ExtensionPolicy extensionPolicy(Browser browser) {
        return places(browser)
                .map(places -> policies.extensions(places.policies()))
                .orElse(ExtensionPolicy.NONE);
    }

    @Override
    public LocalNetworkPolicy localNetworkPolicy(Browser browser) {
        return places(browser)
                .map(places -> policies.localNetwork(places.policies()))
                .orElse(LocalNetworkPolicy.NONE);
    }

    /**
     * The launcher is beside the manifest, so its path is relative and free of characters that an encoding could lose.
     * Both views are written: an entry of an old 32-bit installer in its view would be read before this one.
     */
    @Override
    public Map<Place, String> registration(Browser browser, Scope scope, HostManifest manifest) {
        var file = manifestFolder.resolve(HostManifest.fileOf(product)).toAbsolutePath();
        var wanted = new LinkedHashMap<Place, String>();
        for (var places : places(browser).stream().toList()) {
            wanted.put(Place.of(scope, file), manifests.content(manifest.besideTheLauncher(manifestFolder)));
            for (var view : views(scope)) {
                for (var key : places.keys()) {
                    var host = new Registry.Key(root(scope), view, key).child(product.hostName());
                    wanted.put(Place.of(scope, host), file.toString());
                }
            }
        }
        return wanted;
    }

    /** Chromium reads the 32-bit view of the computer's hive ({@code external_registry_loader_win.cc}). */
    @Override
    public Map<Place, String> offer(Browser browser, Scope scope, ExtensionOffer extension) {
        var wanted = new LinkedHashMap<Place, String>();
        places(browser)
                .map(Browser.RegistryPlaces::externalExtensions)
                .ifPresent(extensions -> views(scope)
                        .forEach(view -> wanted.put(
                                Place.of(
                                        scope,
                                        new Registry.Key(root(scope), view, extensions).child(extension.id()),
                                        UPDATE_URL),
                                extension.updateUrl().toString())));
        return wanted;
    }

    @Override
    public @Nullable String read(Place place) throws IOException {
        return place.key() == null
                ? manifests.content(Objects.requireNonNull(place.file()))
                : registry.text(place.key(), place.value()).orElse(null);
    }

    @Override
    public void write(Place place, @Nullable String content) throws IOException {
        if (place.key() == null) {
            manifests.write(place.scope(), Objects.requireNonNull(place.file()), content);
        } else if (content == null) {
            registry.delete(place.key());
        } else {
            registry.write(place.key(), place.value(), content);
        }
    }
}
