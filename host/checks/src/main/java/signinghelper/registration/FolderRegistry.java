package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.HomeFolder;
import signinghelper.installation.Product;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Registry on Linux and macOS: a file in a folder, the user's own before the system's. */
public final class FolderRegistry implements BrowserRegistry {
    private static final String WRITTEN_AT_START = "Local State";

    /**
     * Environment of the search.
     *
     * @param root {@code /}, or a test's own folder
     * @param userData replaces the browser's usual folder, as with {@code --user-data-dir}
     */
    public record Surroundings(
            OperatingSystem system, Map<String, String> environment, Path home, Path root, Optional<Path> userData) {
        public static Surroundings ofThisComputer(Optional<Path> userData) {
            return new Surroundings(
                    OperatingSystem.current(), System.getenv(), HomeFolder.ofThisPerson(), Path.of("/"), userData);
        }
    }

    private final Product product;
    private final Surroundings surroundings;
    private final ManifestFile manifests;
    private final PolicyFiles policies;

    public FolderRegistry(Product product, Surroundings surroundings, WireFormat format) {
        this.product = product;
        this.surroundings = surroundings;
        this.manifests = new ManifestFile(product, format);
        this.policies = new PolicyFiles(format);
    }

    @Override
    public Product product() {
        return product;
    }

    private Optional<Browser.FolderPlaces> places(Browser browser) {
        return browser.folders(surroundings.system());
    }

    private Path userData(Browser.FolderPlaces places) {
        return surroundings
                .userData()
                .orElseGet(() -> places.defaultUserData(surroundings.environment(), surroundings.home()))
                .toAbsolutePath();
    }

    @Override
    public Optional<Path> userData(Browser browser) {
        return places(browser).map(this::userData);
    }

    private Path ofEveryone(String place) {
        return surroundings.root().resolve(Path.of("/").relativize(Path.of(place)));
    }

    private Path manifest(Browser.FolderPlaces places, Scope scope) {
        var folder = scope == Scope.PERSON ? places.in(userData(places), places.user()) : ofEveryone(places.system());
        return folder.resolve(HostManifest.fileOf(product));
    }

    @Override
    public boolean knows(Browser browser) {
        return places(browser).isPresent();
    }

    /** Either its program can be called, or it has run here: a folder alone may be of our own making. */
    @Override
    public boolean hasBrowser(Browser browser) {
        return places(browser)
                .filter(places ->
                        Files.exists(userData(places).resolve(WRITTEN_AT_START)) || isOnPath(places.programs()))
                .isPresent();
    }

    @Override
    public boolean isWritable(Browser browser, Scope scope) {
        return places(browser)
                .map(places -> manifest(places, scope).getParent())
                .map(FolderRegistry::existing)
                .filter(folder -> Files.isDirectory(folder) && Files.isWritable(folder))
                .isPresent();
    }

    private static Path existing(Path folder) {
        var found = folder;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    private boolean isOnPath(List<String> programs) {
        var folders = surroundings.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Stream.of(folders)
                .filter(folder -> !folder.isEmpty())
                .anyMatch(
                        folder -> programs.stream().anyMatch(program -> Files.isExecutable(Path.of(folder, program))));
    }

    @Override
    public List<Entry> entries(Browser browser) {
        var found = new ArrayList<Entry>();
        for (var scope : Scope.values()) {
            places(browser)
                    .map(places -> manifest(places, scope))
                    .filter(Files::exists)
                    .ifPresent(file -> found.add(new Entry(Place.of(scope, file), true, file, manifests.read(file))));
        }
        return List.copyOf(found);
    }

    @Override
    public HostPolicy policy(Browser browser) {
        return policyFolder(browser).map(policies::host).orElse(HostPolicy.NONE);
    }

    @Override
    public ExtensionPolicy extensionPolicy(Browser browser) {
        return policyFolder(browser).map(policies::extensions).orElse(ExtensionPolicy.NONE);
    }

    @Override
    public LocalNetworkPolicy localNetworkPolicy(Browser browser) {
        return policyFolder(browser).map(policies::localNetwork).orElse(LocalNetworkPolicy.NONE);
    }

    /** On macOS policies are property lists, which are not read here. */
    private Optional<Path> policyFolder(Browser browser) {
        return places(browser)
                .filter(places -> surroundings.system() == OperatingSystem.LINUX)
                .map(places -> ofEveryone(places.policies()));
    }

    @Override
    public Map<Place, String> registration(Browser browser, Scope scope, HostManifest manifest) {
        return places(browser)
                .map(places -> Map.of(Place.of(scope, manifest(places, scope)), manifests.content(manifest)))
                .orElse(Map.of());
    }

    @Override
    public Map<Place, String> offer(Browser browser, Scope scope, ExtensionOffer extension) {
        return places(browser)
                .flatMap(places -> offers(places, scope))
                .map(folder ->
                        Map.of(Place.of(scope, folder.resolve(extension.id() + ".json")), manifests.content(extension)))
                .orElse(Map.of());
    }

    private Optional<Path> offers(Browser.FolderPlaces places, Scope scope) {
        return scope == Scope.PERSON
                ? Optional.ofNullable(places.externalExtensions()).map(place -> places.in(userData(places), place))
                : Optional.ofNullable(places.systemExternalExtensions()).map(this::ofEveryone);
    }

    @Override
    public @Nullable String read(Place place) throws IOException {
        return manifests.content(file(place));
    }

    @Override
    public void write(Place place, @Nullable String content) throws IOException {
        manifests.write(place.scope(), file(place), content);
    }

    private static Path file(Place place) {
        return Objects.requireNonNull(place.file(), "no registry here");
    }
}
