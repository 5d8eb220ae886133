package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.platform.OperatingSystem;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A vendor's library for its U-Keys.
 *
 * @param name short and unique in the profile, e.g. {@code softhsm2}; the driver's name on the wire and in the log
 * @param library full path, by operating system; none where the vendor has no library
 */
public record DriverLibrary(Kind kind, String name, Map<OperatingSystem, String> library) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern FULL_PATH = Pattern.compile("(/|[A-Za-z]:[\\\\/]).+");

    /** What the library speaks. */
    public enum Kind {
        @JsonProperty("pkcs11")
        PKCS11
    }

    public DriverLibrary {
        require(kind != null && NAME.matcher(name).matches());
        require(library.values().stream().allMatch(FULL_PATH.asMatchPredicate()));
        library = Map.copyOf(library);
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("profile: drivers");
        }
    }

    /** Where it lies on {@code system}, if the vendor has one for it. */
    public Optional<Path> path(OperatingSystem system) {
        return Optional.ofNullable(library.get(system)).map(Path::of);
    }
}
