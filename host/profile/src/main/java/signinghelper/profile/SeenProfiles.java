package signinghelper.profile;

import signinghelper.platform.WholeFile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Note of the newest version of the portal's profile that was in force here. */
record SeenProfiles(Path note) {

    /** Returns the notes in the folder of the user's state, which belongs to one portal's program. */
    static SeenProfiles in(Path state) {
        return new SeenProfiles(state.resolve("profile-version"));
    }

    /**
     * Accepts a profile of this age, and writes nothing.
     *
     * @param policy may accept an older version than one seen
     * @throws Refusal {@code PROFILE_OLDER} if its version is older than one seen
     */
    void admit(ProfileAge age, MachinePolicy policy) throws IOException, Refusal {
        var needed = policy.leastVersion(newestVersion());
        if (age.version() < needed) {
            throw new Refusal(
                    ErrorCode.PROFILE_OLDER,
                    Map.of("found", Integer.toString(age.version()), "needed", Integer.toString(needed)));
        }
    }

    /** Notes an accepted profile if it is newer than the note, which is written only here. */
    void note(ProfileAge age) throws IOException {
        if (age.version() > newestVersion()) {
            WholeFile.write(note, Integer.toString(age.version()).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * A damaged note is treated as missing: otherwise a power failure would block every login permanently. This loses
     * no security, because a program that can write the note can also delete it.
     */
    private int newestVersion() throws IOException {
        if (!Files.exists(note)) {
            return 0;
        }
        try {
            return Integer.parseInt(
                    Files.readString(note, StandardCharsets.ISO_8859_1).strip());
        } catch (NumberFormatException e) {
            // Not in a field: the first logger opens every jar, and a start creates this object before it reads the
            // profile.
            var log = System.getLogger(SeenProfiles.class.getName());
            log.log(Level.WARNING, "the note of the newest profile is damaged and made anew");
            return 0;
        }
    }
}
