package signinghelper.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Restarts on Linux, by the file in which Debian and related systems note them. There a library of a U-Key works as
 * soon as it is installed.
 */
public final class LinuxRestarts implements Restarts {
    /** System property that names another file, for a demonstration that must not depend on the computer. */
    public static final String NOTE_PROPERTY = "signinghelper.restart-note";

    private final Path note;

    public static LinuxRestarts ofThisComputer() {
        return new LinuxRestarts(Path.of(System.getProperty(NOTE_PROPERTY, "/run/reboot-required")));
    }

    public LinuxRestarts(Path note) {
        this.note = note;
    }

    @Override
    public List<String> pending() {
        return Files.exists(note) ? List.of(note.toString()) : List.of();
    }

    @Override
    public Optional<Duration> running() {
        return Optional.empty();
    }
}
