package signinghelper.check;

import signinghelper.platform.WholeFile;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Drivers' libraries that have been here, a path on each line, so that a missing one is noticed. */
final class SeenLibraries {
    private static final Logger LOG = System.getLogger(SeenLibraries.class.getName());

    private final Path file;

    SeenLibraries(Path file) {
        this.file = file;
    }

    Set<String> read() {
        try {
            return Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the note of seen libraries cannot be read", e);
            return Set.of();
        }
    }

    /** A note that cannot be written only loses a later hint, so it is not an error. */
    void add(Set<String> present) {
        var all = new TreeSet<>(read());
        if (all.addAll(present)) {
            try {
                WholeFile.write(file, String.join("\n", all).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the note of seen libraries cannot be written", e);
            }
        }
    }
}
