package signinghelper.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files of this project as seeds, in the order of their names. */
public final class ReadFiles {
    private ReadFiles() {}

    /**
     * Reads the files below a folder.
     *
     * @param wanted true of a file whose content is a seed
     */
    public static Stream<byte[]> below(Path folder, Predicate<Path> wanted) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(wanted).sorted().map(ReadFiles::read).toList().stream();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
