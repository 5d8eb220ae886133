package signinghelper.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** By the file with which Debian and its kin note it. A library of a U-Key works there as soon as it is installed. */
public final class LinuxRestarts implements Restarts {
    /** System property that names another file, where a demonstration must not depend on the computer it runs on. */
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
