package signinghelper.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a browser looks for native-messaging hosts; read from {@code browsers/<id>.json}.
 *
 * @param id file name, e.g. {@code chromium}
 * @param title what people call it
 * @param linux folders; null where the browser does not exist there
 * @param macos likewise
 * @param windows registry key; null likewise
 */
public record Browser(
        String id,
        String title,
        @Nullable FolderPlaces linux,
        @Nullable FolderPlaces macos,
        @Nullable RegistryPlace windows) {

    /**
     * On Linux and macOS a manifest is found by its folder.
     *
     * @param userData the browser's own folder, as it is unless started with {@code --user-data-dir}
     * @param user folder for one person, below {@code ${userData}}
     * @param system folder for everyone
     */
    public record FolderPlaces(String userData, String user, String system) {

        Path userFolder(Path userDataFolder) {
            return Path.of(user.replace("${userData}", userDataFolder.toString()));
        }

        public Path defaultUserData(Map<String, String> environment, Path home) {
            var config = environment.getOrDefault(
                    "XDG_CONFIG_HOME", home.resolve(".config").toString());
            return Path.of(userData.replace("${config}", config).replace("${home}", home.toString()));
        }
    }

    /** On Windows a manifest is found by the default value of {@code key\<host name>}, under HKCU or HKLM. */
    public record RegistryPlace(String key) {}

    /**
     * Reads one of the shipped files.
     *
     * @return empty for a browser that is not known
     */
    public static Optional<Browser> find(String id, WireFormat format) throws IOException {
        if (!id.matches("[a-z0-9]{1,20}")) {
            return Optional.empty();
        }
        try (var in = Browser.class.getResourceAsStream("/browsers/" + id + ".json")) {
            return in == null ? Optional.empty() : Optional.of(parse(in.readAllBytes(), format));
        }
    }

    private static Browser parse(byte[] json, WireFormat format) throws JsonProcessingException {
        return format.decode(Browser.class, new String(json, StandardCharsets.UTF_8));
    }

    /** The folders on {@code system}; empty where there are none. */
    public Optional<FolderPlaces> folders(OperatingSystem system) {
        return switch (system) {
            case LINUX -> Optional.ofNullable(linux);
            case MACOS -> Optional.ofNullable(macos);
            case WINDOWS -> Optional.empty();
        };
    }
}
