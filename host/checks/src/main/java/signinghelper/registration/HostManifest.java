package signinghelper.registration;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.installation.Product;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The file that names the host to a browser ("native messaging host manifest").
 *
 * @param name name under which the extension asks for the host, as {@link Product#hostName} has it
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

    private static final String TYPE = "stdio";

    public HostManifest {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        if (Path.of(path).toString().isEmpty()) {
            throw new IllegalArgumentException("no path");
        }
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Creates the manifest of a portal's program that allows the extensions of these ids. */
    public static HostManifest of(Product product, Path launcher, List<String> extensionIds) {
        return new HostManifest(
                product.hostName(),
                "政采签章助手 (Signing Helper)",
                launcher.toAbsolutePath().toString(),
                TYPE,
                extensionIds.stream().map(HostManifest::origin).toList());
    }

    private static String origin(String extensionId) {
        return "chrome-extension://" + extensionId + "/";
    }

    /** Returns the name of the file; browsers on Linux and macOS look for it by the host's name. */
    public static String fileOf(Product product) {
        return product.hostName() + ".json";
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
    boolean fits(Product product) {
        return name.equals(product.hostName()) && type.equals(TYPE);
    }

    public boolean allows(String extensionId) {
        return allowedOrigins.contains(origin(extensionId));
    }
}
