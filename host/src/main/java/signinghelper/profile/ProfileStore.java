package signinghelper.profile;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.Architecture;
import signinghelper.platform.FileMark;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    private static final Logger LOG = System.getLogger(ProfileStore.class.getName());

    private final Path profileFile;
    private final MachinePolicySource policies;
    private final Path stateFolder;
    private final WireFormat format;
    private @Nullable Reading last;

    /** Everything that the profile in force depends on. */
    private record Sources(FileMark profile, MachinePolicySource.Mark policy, FileMark note) {}

    private record Reading(Path note, Sources sources, Profile profile) {}

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
     * Reads, verifies and narrows; while no file has changed, gives what it gave before.
     *
     * @throws Refusal {@code PROFILE_INVALID}, with the reason as cause for the log
     */
    public synchronized Profile load() throws Refusal {
        try {
            var before = last;
            if (before != null && before.sources().equals(sources(before.note()))) {
                return before.profile();
            }
            last = null;
            var fresh = read();
            last = fresh;
            return fresh.profile();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.PROFILE_INVALID, e);
        }
    }

    /** Marks come first: what is changed during the reading, the note too, is then read again next time. */
    private Reading read() throws IOException, GeneralSecurityException {
        var profileMark = FileMark.of(profileFile);
        var policyMark = policies.mark();
        var policy = policies.read(format);
        var payload =
                ProfileSignature.verifiedPayload(Files.readString(profileFile).strip(), trustedKeys(policy));
        var profile = format.decode(Profile.class, payload);
        var note = stateFolder.resolve("profile-version-" + profile.id());
        var noteMark = FileMark.of(note);
        refuseOlder(profile, note);
        return new Reading(note, new Sources(profileMark, policyMark, noteMark), policy.narrow(profile));
    }

    private Sources sources(Path note) throws IOException {
        return new Sources(FileMark.of(profileFile), policies.mark(), FileMark.of(note));
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

    private static void refuseOlder(Profile profile, Path note) throws IOException, GeneralSecurityException {
        var newest = newestSeen(note);
        if (profile.version() < newest) {
            throw new GeneralSecurityException(
                    "profile " + profile.id() + " " + profile.version() + " is older than " + newest);
        }
        if (profile.version() > newest) {
            WholeFile.write(note, Integer.toString(profile.version()).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * A damaged note counts as none: a power failure would otherwise end every login for ever, and whoever can write the
     * note can delete it just as well.
     */
    private static int newestSeen(Path note) throws IOException {
        if (!Files.exists(note)) {
            return 0;
        }
        try {
            return Integer.parseInt(
                    Files.readString(note, StandardCharsets.ISO_8859_1).strip());
        } catch (NumberFormatException e) {
            LOG.log(Level.WARNING, "the note of the newest profile is damaged and made anew: " + note.getFileName());
            return 0;
        }
    }
}
