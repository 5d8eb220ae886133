package signinghelper.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Objects;

/** Puts folders of files together; the same again gives the same. */
record ProgramFolder(Path folder) {

    /** Empty, whatever was there. */
    static ProgramFolder fresh(Path folder) throws IOException {
        return new ProgramFolder(Files.createDirectories(removed(folder)));
    }

    /** Not there, whatever was. */
    static Path removed(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }

    /** All that is below {@code source}, below {@code name}; an empty name is this folder itself. */
    ProgramFolder withAll(Path source, String name) throws IOException {
        var target = folder.resolve(name);
        try (var files = Files.walk(source)) {
            files.forEach(
                    file -> copy(file, target.resolve(source.relativize(file).toString())));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return this;
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProgramFolder with(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
        return this;
    }

    ProgramFolder without(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        return this;
    }
}
