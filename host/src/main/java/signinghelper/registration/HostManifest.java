package signinghelper.registration;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.nio.file.Path;
import java.util.List;

/**
 * The file that names the host to a browser ("native messaging host manifest").
 *
 * @param path the launcher, absolute
 * @param allowedOrigins {@code chrome-extension://<id>/}, the slash at the end included: without it the browser throws
 *     the whole file away
 */
public record HostManifest(
        String name,
        String description,
        String path,
        String type,
        @JsonProperty("allowed_origins") List<String> allowedOrigins) {

    /** As the extension asks for it. */
    public static final String NAME = "signinghelper.host";

    /** For the extensions of these ids. */
    public static HostManifest of(Path launcher, List<String> extensionIds) {
        return new HostManifest(
                NAME,
                "政采签章助手 (Signing Helper)",
                launcher.toAbsolutePath().toString(),
                "stdio",
                extensionIds.stream()
                        .map(id -> "chrome-extension://" + id + "/")
                        .toList());
    }

    public static String fileName() {
        return NAME + ".json";
    }
}
