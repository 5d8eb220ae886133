package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import signinghelper.platform.Architecture;
import signinghelper.protocol.WireFormat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Policy of the machine's administrator. It may add a key for profiles, accept an older profile, and restrict. It cannot
 * allow an origin or a method that the profile leaves out. A policy for the first release may have {@code desktopClients},
 * which let programs log in and is without effect.
 *
 * @param profileKeys further public keys, PEM; null adds none
 * @param origins the only origins of the profile that stay; null keeps all
 * @param capabilities the only methods that stay; null keeps all
 * @param drivers names of the only drivers that stay; null keeps all
 * @param javaHomes folder of the Java for libraries of another architecture than the program's own Java, e.g. {@code
 *     "arm64"}; null names none
 * @param history false forbids the history of the user's own signatures; null and true leave it to them
 * @param oldestProfile lowest version of a profile that is accepted where a newer one was in force; null accepts none
 * @param reportFile of the helper's standing, for an administrator's inventory: a full path, or {@code ~/NAME.json} in
 *     the folder of the user's data; null writes none
 */
@JsonIgnoreProperties("desktopClients")
public record MachinePolicy(
        @Nullable String profileKeys,
        @Nullable Set<String> origins,
        @Nullable Set<String> capabilities,
        @Nullable Set<String> drivers,
        @Nullable Map<Architecture, String> javaHomes,
        @Nullable Boolean history,
        @Nullable Integer oldestProfile,
        @Nullable String reportFile) {

    /** Begins a path within the folder of the user's data. */
    private static final String OF_USER = "~/";

    static final MachinePolicy NONE = new MachinePolicy(null, null, null, null, null, null, null, null);

    public MachinePolicy {
        origins = origins == null ? null : Set.copyOf(origins);
        capabilities = capabilities == null ? null : Set.copyOf(capabilities);
        drivers = drivers == null ? null : Set.copyOf(drivers);
        javaHomes = javaHomes == null ? null : Map.copyOf(javaHomes);
        if (javaHomes != null && javaHomes.containsKey(Architecture.X86)) {
            throw new IllegalArgumentException("libraries of 32 bits need no Java: javaHomes.x86");
        }
        if (oldestProfile != null && oldestProfile < 1) {
            throw new IllegalArgumentException("versions begin with 1: oldestProfile");
        }
        if (reportFile != null && !isPlace(reportFile)) {
            throw new IllegalArgumentException("neither a full path nor ~/NAME.json: reportFile");
        }
    }

    /**
     * Returns the file of the report; empty when none is wanted.
     *
     * @param data folder of the user's data
     */
    Optional<Path> reportFile(Path data) {
        return Optional.ofNullable(reportFile)
                .map(named ->
                        named.startsWith(OF_USER) ? data.resolve(named.substring(OF_USER.length())) : Path.of(named));
    }

    private static boolean isPlace(String named) {
        var isOfUser = named.startsWith(OF_USER) && named.indexOf('/', OF_USER.length()) < 0 && named.indexOf('\\') < 0;
        return named.endsWith(".json") && (isOfUser || Path.of(named).isAbsolute());
    }

    /**
     * Reads a policy.
     *
     * @throws JsonProcessingException if it is malformed: the administrator's intention is not guessed
     */
    static MachinePolicy parse(String json, WireFormat format) throws JsonProcessingException {
        return format.decode(MachinePolicy.class, json);
    }

    List<PublicKey> keys() throws GeneralSecurityException {
        return profileKeys == null ? List.of() : SigningKeys.publicKeys(profileKeys);
    }

    /** Returns the lowest version of a profile that is accepted where {@code newest} was in force. */
    int leastVersion(int newest) {
        return oldestProfile == null ? newest : Math.min(oldestProfile, newest);
    }

    ProfileHead narrow(ProfileHead head) {
        return head.narrowedTo(head.access().origins().stream()
                .filter(allowed -> origins == null || origins.contains(allowed.origin()))
                .map(allowed -> allowed.with(narrow(allowed.capabilities())))
                .toList());
    }

    Profile narrow(Profile profile) {
        var fewerDrivers = profile.computer().drivers().stream()
                .filter(driver -> drivers == null || drivers.contains(driver.name()))
                .toList();
        var narrowed = profile.narrowedTo(narrow(profile.head()), fewerDrivers);
        return Boolean.FALSE.equals(history) ? narrowed.withoutHistory() : narrowed;
    }

    private Set<String> narrow(Set<String> methods) {
        var only = capabilities;
        return only == null ? methods : methods.stream().filter(only::contains).collect(Collectors.toUnmodifiableSet());
    }
}
