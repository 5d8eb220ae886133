package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.platform.OperatingSystem;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A vendor's library for its U-Keys.
 *
 * @param name short and unique in the profile, e.g. {@code softhsm2}; the driver's name on the wire and in the log
 * @param library possible full paths, the most likely first, by operating system; empty when the vendor has no library.
 *     It may be left out only for SKF: then {@link Vendors} gives it by this name
 * @param providers on Windows, names of cryptographic providers that say in the registry where their SKF library lies
 *     (value {@code SKFImagePath}); asked after {@code library}. May be left out
 * @param sha256 hashes of the files that are accepted, in hexadecimal; if given, no other file is accepted, and a
 *     private copy is loaded. May be left out
 * @param neighbours files beside the library that are copied with it, by name, and their hashes; only with {@code
 *     sha256}. May be left out
 * @param rsaInput input of the library's RSA function. May be left out
 * @param idleMinutes 1 to 60: after this time without use or watch, the library is logged out and its process ended.
 *     Default: five
 */
public record DriverLibrary(
        Kind kind,
        String name,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        Map<OperatingSystem, List<String>> library,

        List<String> providers,
        List<String> sha256,
        Map<String, List<String>> neighbours,
        RsaInput rsaInput,
        Integer idleMinutes)
        implements DriverEntry {
    private static final int USUAL_IDLE_MINUTES = 5;
    private static final int MOST_IDLE_MINUTES = 60;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern FULL_PATH = Pattern.compile("(/|[A-Za-z]:[\\\\/]).+");
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\:.][^/\\\\:]{0,254}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Interface that the library has. */
    public enum Kind {
        @JsonProperty("pkcs11")
        PKCS11,
        /** GM/T 0016. */
        @JsonProperty("skf")
        SKF;

        /** Word for it, in profiles and on a bridge's command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Input of {@code SKF_RSASignData}, which GM/T 0016-2012, 7.6.6, leaves open. */
    public enum RsaInput {
        @JsonProperty("digest-info")
        DIGEST_INFO,
        @JsonProperty("digest")
        DIGEST
    }

    public DriverLibrary {
        require(kind != null && NAME.matcher(name).matches());
        // Left out in the file, these are null here.
        require(library != null || kind == Kind.SKF);
        library = library == null ? Map.of() : copy(library);
        providers = providers == null ? List.of() : List.copyOf(providers);
        sha256 = sha256 == null ? List.of() : List.copyOf(sha256);
        neighbours = neighbours == null ? Map.of() : copy(neighbours);
        rsaInput = rsaInput == null ? RsaInput.DIGEST_INFO : rsaInput;
        idleMinutes = idleMinutes == null ? USUAL_IDLE_MINUTES : idleMinutes;
        require(idleMinutes > 0 && idleMinutes <= MOST_IDLE_MINUTES);
        require(library.values().stream().flatMap(List::stream).allMatch(FULL_PATH.asMatchPredicate()));
        require(sha256.stream().allMatch(SHA_256.asMatchPredicate()));
        require(neighbours.isEmpty() || !sha256.isEmpty());
        require(neighbours.keySet().stream().allMatch(FILE_NAME.asMatchPredicate()));
        require(neighbours.values().stream().flatMap(List::stream).allMatch(SHA_256.asMatchPredicate()));
        require(kind == Kind.SKF || (providers.isEmpty() && rsaInput == RsaInput.DIGEST_INFO));
    }

    /** Options of the bridge for a library of this kind. */
    public List<String> options() {
        return kind == Kind.SKF ? List.of(rsaInput.name()) : List.of();
    }

    private static <K> Map<K, List<String>> copy(Map<K, List<String>> lists) {
        return lists.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** Returns true when only the name is given, so that the vendor's entry supplies the rest. */
    boolean isOnlyNamed() {
        return library.isEmpty() && providers.isEmpty();
    }

    /** Returns a copy with the places that {@code vendor} names. */
    DriverLibrary at(DriverLibrary vendor) {
        return new DriverLibrary(
                kind, name, vendor.library, vendor.providers, sha256, neighbours, rsaInput, idleMinutes);
    }

    public Duration idle() {
        return Duration.ofMinutes(idleMinutes);
    }

    /** Creates a library that no profile names. */
    public static DriverLibrary found(String name) {
        return new DriverLibrary(
                Kind.SKF, name, Map.of(), List.of(), List.of(), Map.of(), RsaInput.DIGEST_INFO, USUAL_IDLE_MINUTES);
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("profile: drivers");
        }
    }

    /** Returns its possible paths on {@code system}; empty if the vendor has none for it. */
    public List<Path> paths(OperatingSystem system) {
        return library.getOrDefault(system, List.of()).stream().map(Path::of).toList();
    }
}
