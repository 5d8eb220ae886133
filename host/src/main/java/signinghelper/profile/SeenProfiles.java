package signinghelper.profile;

import signinghelper.platform.WholeFile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notes of the newest profiles that were in force here. The version is noted for each id. For each key the profile
 * issued last is noted, since versions of different portals cannot be compared.
 *
 * @param folder of the user's state
 */
record SeenProfiles(Path folder) {

    private record Latest(String id, Instant issued) {
        String text() {
            return id + " " + issued;
        }
    }

    /** Returns the files of the notes that decide if a profile of this age is accepted. */
    List<Path> notesOf(ProfileAge age) throws GeneralSecurityException {
        return List.of(versionNote(age), latestNote(age.key()));
    }

    private Path versionNote(ProfileAge age) {
        return folder.resolve("profile-version-" + age.id());
    }

    private Path latestNote(PublicKey key) throws GeneralSecurityException {
        var fingerprint = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return folder.resolve("profile-of-key-" + HexFormat.of().formatHex(fingerprint, 0, 16));
    }

    /**
     * Accepts a profile of this age, and writes nothing. A profile of the portal that was in force last may have an
     * earlier time of issue: this happens after a return to the program before an update.
     *
     * @param policy may accept an older version than one seen
     * @throws Refusal {@code PROFILE_OLDER} if its version is older than one seen
     * @throws GeneralSecurityException if another portal's profile of the same key was issued later
     */
    void admit(ProfileAge age, MachinePolicy policy) throws IOException, GeneralSecurityException, Refusal {
        var needed = policy.leastVersion(newestVersion(versionNote(age)));
        if (age.version() < needed) {
            throw new Refusal(
                    ErrorCode.PROFILE_OLDER,
                    Map.of("found", Integer.toString(age.version()), "needed", Integer.toString(needed)));
        }
        var latest = latest(latestNote(age.key()));
        var own = new Latest(age.id(), age.issued());
        if (!isLater(own, latest)
                && latest.filter(known -> known.id().equals(own.id())).isEmpty()) {
            throw new GeneralSecurityException(
                    "profile " + own.text() + " is older than " + latest.get().text());
        }
    }

    private static boolean isLater(Latest own, Optional<Latest> latest) {
        return latest.map(Latest::issued).map(own.issued()::isAfter).orElse(true);
    }

    /** Notes an accepted profile if it is newer than the note. Notes are written only here. */
    void note(ProfileAge age) throws IOException, GeneralSecurityException {
        var versionNote = versionNote(age);
        var latestNote = latestNote(age.key());
        var own = new Latest(age.id(), age.issued());
        if (age.version() > newestVersion(versionNote)) {
            write(versionNote, Integer.toString(age.version()));
        }
        if (isLater(own, latest(latestNote))) {
            write(latestNote, own.text());
        }
    }

    private static void write(Path note, String text) throws IOException {
        WholeFile.write(note, text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * A damaged note is treated as missing: otherwise a power failure would block every login permanently. This loses
     * no security, because a program that can write the note can also delete it.
     */
    private static int newestVersion(Path note) throws IOException {
        if (!Files.exists(note)) {
            return 0;
        }
        try {
            return Integer.parseInt(read(note));
        } catch (NumberFormatException e) {
            warn(note);
            return 0;
        }
    }

    private static Optional<Latest> latest(Path note) throws IOException {
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        var parts = read(note).split(" ", -1);
        try {
            if (parts.length == 2) {
                return Optional.of(new Latest(parts[0], Instant.parse(parts[1])));
            }
        } catch (DateTimeException e) {
            // Damaged as well.
        }
        warn(note);
        return Optional.empty();
    }

    private static String read(Path note) throws IOException {
        return Files.readString(note, StandardCharsets.ISO_8859_1).strip();
    }

    private static void warn(Path note) {
        // Not in a field: the first logger opens every jar, and a start creates this object before it reads the
        // profile.
        var log = System.getLogger(SeenProfiles.class.getName());
        log.log(Level.WARNING, "the note of the newest profile is damaged and made anew: " + note.getFileName());
    }
}
