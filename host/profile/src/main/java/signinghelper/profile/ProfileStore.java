package signinghelper.profile;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.Architecture;
import signinghelper.platform.FileMark;
import signinghelper.platform.Folders;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Store of the profile that is in force: the portal's own, signed by a trusted key, no older than the newest one seen
 * here, and restricted by the machine's policy.
 */
public final class ProfileStore implements ProfileSource, ProfileLook {
    private final Folders folders;
    private final MachinePolicySource policies;
    private final SeenProfiles seen;
    private final WireFormat format;
    private @Nullable Reading last;

    /** Everything that the profile in force depends on. */
    private record Sources(FileMark profile, MachinePolicySource.Mark policy, FileMark note) {
        boolean areStill(Sources now) {
            return profile.equals(now.profile) && policy.isStill(now.policy) && note.equals(now.note);
        }
    }

    private record Reading(SignedProfile signed, Sources sources, AdmittedProfile admitted) {}

    /**
     * Creates the store without reading anything.
     *
     * @param folders name the portal; a JWS lies beside its program, and the newest version seen in the user's state
     * @param policies of the machine
     */
    public ProfileStore(Folders folders, MachinePolicySource policies, WireFormat format) {
        this.folders = folders;
        this.policies = policies;
        this.seen = SeenProfiles.in(folders.state());
        this.format = format;
    }

    /**
     * Reads, verifies and narrows the head; the other fields are not looked at yet. Writes nothing, and returns the same
     * object while no file has changed.
     */
    @Override
    public synchronized AdmittedProfile admit() throws Refusal {
        return reading().admitted();
    }

    /**
     * Reads, verifies and restricts the profile, and writes nothing; returns the same object while no file has changed.
     *
     * @throws Refusal {@code PROFILE_INVALID}, {@code PROFILE_OLDER}, or {@code DATA_FOLDER_UNWRITABLE} if the notes
     *     cannot be read; with the reason as cause for the log
     */
    @Override
    public Profile load() throws Refusal {
        return admit().load();
    }

    /**
     * Loads the profile for a new session or command, and notes its version: from now on an older one is refused here.
     *
     * @throws Refusal as {@link #load}; {@code DATA_FOLDER_UNWRITABLE} if the version cannot be noted
     */
    public synchronized Profile adopt() throws Refusal {
        var taken = reading();
        var profile = taken.admitted().load();
        try {
            seen.note(taken.signed().age());
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DATA_FOLDER_UNWRITABLE, e);
        }
        return profile;
    }

    @Override
    public void at(Path copy) throws Refusal {
        try {
            var policy = policies.read(format);
            var jws = Files.readString(Folders.profileIn(copy));
            admit(ProfileAge.read(jws.strip(), trustedKeys(policy), format), policy);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.PROFILE_INVALID, e);
        }
    }

    private Reading reading() throws Refusal {
        try {
            var before = last;
            if (before != null && before.sources().areStill(sources())) {
                return before;
            }
            last = null;
            var fresh = read();
            last = fresh;
            return fresh;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.PROFILE_INVALID, e);
        }
    }

    /**
     * Marks are read first: a file that changes during the reading, including the note, is then read again the next
     * time.
     */
    private Reading read() throws IOException, GeneralSecurityException, Refusal {
        var before = sources();
        var policy = policies.read(format);
        var signed = SignedProfile.read(Files.readString(folders.profile()).strip(), trustedKeys(policy), format);
        admit(signed.age(), policy);
        var admitted = new AdmittedProfile(policy.narrow(signed.head()), () -> policy.narrow(signed.whole(format)));
        return new Reading(signed, before, admitted);
    }

    private void admit(ProfileAge age, MachinePolicy policy) throws GeneralSecurityException, Refusal {
        if (!age.id().equals(folders.product().id())) {
            throw new GeneralSecurityException("the profile of " + age.id() + " in the program of "
                    + folders.product().id());
        }
        try {
            seen.admit(age, policy);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DATA_FOLDER_UNWRITABLE, e);
        }
    }

    private Sources sources() throws IOException, Refusal {
        return new Sources(FileMark.of(folders.profile()), policies.mark(), noteMark());
    }

    private FileMark noteMark() throws Refusal {
        try {
            return FileMark.of(seen.note());
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DATA_FOLDER_UNWRITABLE, e);
        }
    }

    /**
     * Returns the folders of Javas for libraries of other architectures, from the machine's policy.
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

    /**
     * Returns the file of the report that the machine's policy asks for; empty when it asks for none.
     *
     * @param data folder of the user's data
     * @throws Refusal {@code PROFILE_INVALID} if the policy cannot be read
     */
    public Optional<Path> reportFile(Path data) throws Refusal {
        try {
            return policies.read(format).reportFile(data);
        } catch (IOException | InvalidPathException e) {
            throw Refusal.of(ErrorCode.PROFILE_INVALID, e);
        }
    }

    private static List<PublicKey> trustedKeys(MachinePolicy policy) throws IOException, GeneralSecurityException {
        var keys = new ArrayList<>(SigningKeys.pinned());
        keys.addAll(policy.keys());
        return keys;
    }
}
