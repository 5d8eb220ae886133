package signinghelper.registration;

import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Linux and macOS: a file in a folder, the person's own before the system's. */
public final class FolderRegistry implements BrowserRegistry {

    /**
     * Where to look.
     *
     * @param root {@code /}, or where a test has its own
     * @param userData instead of the browser's usual folder, as with {@code --user-data-dir}
     */
    public record Surroundings(
            OperatingSystem system, Map<String, String> environment, Path home, Path root, Optional<Path> userData) {
        public static Surroundings ofThisComputer(Optional<Path> userData) {
            return new Surroundings(
                    OperatingSystem.current(),
                    System.getenv(),
                    Path.of(System.getProperty("user.home")),
                    Path.of("/"),
                    userData);
        }
    }

    private final Surroundings surroundings;
    private final ManifestFile manifests;
    private final PolicyFiles policies;

    public FolderRegistry(Surroundings surroundings, WireFormat format) {
        this.surroundings = surroundings;
        this.manifests = new ManifestFile(format);
        this.policies = new PolicyFiles(format);
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

    private Path ofEveryone(String place) {
        return surroundings.root().resolve(Path.of("/").relativize(Path.of(place)));
    }

    private Path manifest(Browser.FolderPlaces places, Scope scope) {
        var folder = scope == Scope.PERSON ? places.in(userData(places), places.user()) : ofEveryone(places.system());
        return folder.resolve(HostManifest.fileName());
    }

    @Override
    public boolean hasBrowser(Browser browser) {
        return places(browser)
                .filter(places -> Files.isDirectory(userData(places)) || isOnPath(places.programs()))
                .isPresent();
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
                    .ifPresent(file -> found.add(new Entry(scope, null, file, manifests.read(file))));
        }
        return List.copyOf(found);
    }

    /** On macOS policies are property lists, which are not read here. */
    @Override
    public HostPolicy policy(Browser browser) {
        return surroundings.system() == OperatingSystem.LINUX
                ? places(browser)
                        .map(places -> policies.read(ofEveryone(places.policies())))
                        .orElse(HostPolicy.NONE)
                : HostPolicy.NONE;
    }

    @Override
    public String register(Browser browser, Scope scope, HostManifest manifest) throws IOException {
        var places = places(browser)
                .orElseThrow(() -> new IOException(browser.title() + " does not exist on " + surroundings.system()));
        var file = manifest(places, scope);
        manifests.write(file, manifest);
        return file.toString();
    }

    @Override
    public void remove(Entry entry) throws IOException {
        Files.deleteIfExists(entry.manifestFile());
    }
}
