package signinghelper.registration;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The file that names the host to a browser ("native messaging host manifest").
 *
 * @param path the launcher: absolute; on Windows it may be relative to the manifest
 * @param allowedOrigins {@code chrome-extension://<id>/}, the slash at the end included: without it the browser throws
 *     the whole file away
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostManifest(
        String name,
        String description,
        String path,
        String type,
        @JsonProperty("allowed_origins") List<String> allowedOrigins) {

    /** Name under which the extension asks for the host. */
    public static final String NAME = "signinghelper.host";

    private static final String TYPE = "stdio";

    public HostManifest {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        if (Path.of(path).toString().isEmpty()) {
            throw new IllegalArgumentException("no path");
        }
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Creates the manifest that allows the extensions of these ids. */
    public static HostManifest of(Path launcher, List<String> extensionIds) {
        return new HostManifest(
                NAME,
                "政采签章助手 (Signing Helper)",
                launcher.toAbsolutePath().toString(),
                TYPE,
                extensionIds.stream().map(HostManifest::origin).toList());
    }

    private static String origin(String extensionId) {
        return "chrome-extension://" + extensionId + "/";
    }

    public static String fileName() {
        return NAME + ".json";
    }

    /**
     * Returns the manifest with the launcher's name alone, for a launcher in {@code folder}; the path then has no
     * character that an encoding could lose.
     */
    HostManifest besideTheLauncher(Path folder) {
        var launcher = Path.of(path);
        return folder.toAbsolutePath().equals(launcher.getParent())
                ? new HostManifest(name, description, launcher.getFileName().toString(), type, allowedOrigins)
                : this;
    }

    /** Tests both values exactly as a browser does. */
    boolean fits() {
        return name.equals(NAME) && type.equals(TYPE);
    }

    public boolean allows(String extensionId) {
        return allowedOrigins.contains(origin(extensionId));
    }
}
