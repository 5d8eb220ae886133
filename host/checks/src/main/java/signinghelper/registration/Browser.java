package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Registration places of a browser for native-messaging hosts; read from {@code host/browsers/<id>.json}.
 *
 * @param id file name, e.g. {@code chromium}
 * @param order place in lists, from 1; browsers that are more common here come first
 * @param title name that users know
 * @param verified false when the places are known only from reports and were not tested
 * @param store from which it takes extensions, as profiles name it; null when the store is the browser's own
 * @param linux folders; null when the browser does not exist there
 * @param macos folders; null when the browser does not exist there
 * @param windows registry keys; null when the browser does not exist there
 */
public record Browser(
        String id,
        int order,
        String title,
        boolean verified,
        @Nullable String store,
        @Nullable FolderPlaces linux,
        @Nullable FolderPlaces macos,
        @Nullable RegistryPlaces windows) {

    /** File that the build creates from {@code host/browsers}. */
    private static final String FILE = "/browsers/browsers.json";

    /**
     * Places on Linux and macOS, where a manifest is found by its folder.
     *
     * @param userData the browser's own folder, unless it is started with {@code --user-data-dir}
     * @param user folder for one user, below {@code ${userData}}
     * @param system folder for all users
     * @param policies folder with an administrator's JSON files
     * @param programs names under which it can be called
     * @param externalExtensions folder through which a program offers a user an extension; null when the browser has no
     *     such folder
     * @param systemExternalExtensions such a folder for all users; null when the browser has no such folder
     */
    public record FolderPlaces(
            String userData,
            String user,
            String system,
            String policies,
            List<String> programs,
            @Nullable String externalExtensions,
            @Nullable String systemExternalExtensions) {

        /** Returns the path of {@code place}, one of the above. */
        public Path in(Path userDataFolder, String place) {
            return Path.of(place.replace("${userData}", userDataFolder.toString()));
        }

        public Path defaultUserData(Map<String, String> environment, Path home) {
            var named = environment.getOrDefault("XDG_CONFIG_HOME", "");
            var config = named.isEmpty() ? home.resolve(".config").toString() : named;
            return Path.of(userData.replace("${config}", config).replace("${home}", home.toString()));
        }
    }

    /**
     * Places on Windows, where a manifest is found by the default value of {@code key\<host name>}.
     *
     * @param userData the browser's own folder, below {@code ${localAppData}}
     * @param keys the browser's own keys, in the order in which it reads them; all of them are written
     * @param alsoReads other browsers' keys, which it reads afterwards
     * @param policies key with an administrator's settings
     * @param program name of the program under {@code App Paths}
     * @param externalExtensions key through which a program offers an extension; null when the browser has no such key
     */
    public record RegistryPlaces(
            String userData,
            List<String> keys,
            List<String> alsoReads,
            String policies,
            String program,
            @Nullable String externalExtensions) {}

    private record Shipped(List<Browser> browsers) {}

    /** Reads the browsers that are shipped, by {@link #order}. */
    public static List<Browser> all(WireFormat format) {
        try (var in = Objects.requireNonNull(Browser.class.getResourceAsStream(FILE), FILE)) {
            var shipped = format.decode(Shipped.class, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return shipped.browsers().stream()
                    .sorted(Comparator.comparingInt(Browser::order))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folders on {@code system}; empty when the browser has none. */
    public Optional<FolderPlaces> folders(OperatingSystem system) {
        return switch (system) {
            case LINUX -> Optional.ofNullable(linux);
            case MACOS -> Optional.ofNullable(macos);
            case WINDOWS -> Optional.empty();
        };
    }
}
