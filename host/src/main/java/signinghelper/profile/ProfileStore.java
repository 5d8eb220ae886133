package signinghelper.profile;

import signinghelper.platform.Architecture;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Loads the profile that is in force: signed by a trusted key, no older than the newest one seen here, narrowed by the
 * machine's policy.
 */
public final class ProfileStore {
    private final Path profileFile;
    private final MachinePolicySource policies;
    private final Path stateFolder;
    private final WireFormat format;

    /**
     * Names the places; nothing is read yet.
     *
     * @param profileFile JWS beside the program
     * @param policies of the machine
     * @param stateFolder of the person, where the newest version seen is noted
     */
    public ProfileStore(Path profileFile, MachinePolicySource policies, Path stateFolder, WireFormat format) {
        this.profileFile = profileFile;
        this.policies = policies;
        this.stateFolder = stateFolder;
        this.format = format;
    }

    /**
     * Reads, verifies and narrows.
     *
     * @throws Refusal {@code PROFILE_INVALID}, with the reason as cause for the log
     */
    public Profile load() throws Refusal {
        try {
            var policy = policies.read(format);
            var payload = ProfileSignature.verifiedPayload(
                    Files.readString(profileFile).strip(), trustedKeys(policy));
            var profile = format.decode(Profile.class, payload);
            refuseOlder(profile);
            return policy.narrow(profile);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.PROFILE_INVALID, e);
        }
    }

    /**
     * Folders of Javas for libraries of other architectures, as the machine's policy names them.
     *
     * @throws Refusal {@code PROFILE_INVALID} if the policy cannot be read
     */
    public Map<Architecture, Path> javaHomes() throws Refusal {
        try {
            var homes = policies.read(format).javaHomes();
            var paths = new EnumMap<Architecture, Path>(Architecture.class);
            if (homes != null) {
                homes.forEach((architecture, home) -> paths.put(architecture, Path.of(home)));
            }
            return paths;
        } catch (IOException | InvalidPathException e) {
            throw Refusal.of(ErrorCode.PROFILE_INVALID, e);
        }
    }

    private static List<PublicKey> trustedKeys(MachinePolicy policy) throws IOException, GeneralSecurityException {
        var keys = new ArrayList<>(SigningKeys.pinned());
        keys.addAll(policy.keys());
        return keys;
    }

    private void refuseOlder(Profile profile) throws IOException, GeneralSecurityException {
        var note = stateFolder.resolve("profile-version-" + profile.id());
        var newest =
                Files.exists(note) ? Integer.parseInt(Files.readString(note).strip()) : 0;
        if (profile.version() < newest) {
            throw new GeneralSecurityException(
                    "profile " + profile.id() + " " + profile.version() + " is older than " + newest);
        }
        if (profile.version() > newest) {
            WholeFile.write(note, Integer.toString(profile.version()).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
