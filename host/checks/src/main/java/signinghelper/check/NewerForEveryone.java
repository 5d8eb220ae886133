package signinghelper.check;

import signinghelper.installation.Payload;
import signinghelper.installation.Version;
import signinghelper.registration.BrowserStatus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Search for a newer version of this program that is installed for everyone, and that a user's own registration keeps
 * from being started: a browser reads the user's first.
 *
 * @param own version of this program
 */
record NewerForEveryone(Version own) {
    private static final int LONGEST = 64;

    static NewerForEveryone than(String version) {
        return new NewerForEveryone(Version.parse(version));
    }

    /** Returns its version; empty where none is installed, or it does not say its version. */
    Optional<Version> hiddenIn(BrowserStatus status) {
        return status.hiddenForEveryone()
                .flatMap(NewerForEveryone::version)
                .filter(version -> version.compareTo(own) > 0);
    }

    /** Packages lay this file beside the program that browsers start. */
    private static Optional<Version> version(Path program) {
        try (var in = Files.newInputStream(program.resolveSibling(Payload.VERSION))) {
            return Optional.of(Version.parse(new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
