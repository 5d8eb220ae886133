package signinghelper.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A folder in which packages are built, so that a build that fails leaves nothing where they belong. */
record Staging(Path folder) implements AutoCloseable {

    /** Creates the folder on the same disk as {@code output}, so that files can be moved there. */
    static Staging beside(Path output) throws IOException {
        var parent = Files.createDirectories(Objects.requireNonNull(output.getParent(), "--out"));
        return new Staging(Files.createDirectory(parent.resolve(
                "." + output.getFileName() + "-" + ProcessHandle.current().pid())));
    }

    /** Puts everything into {@code output} and replaces files of the same name; other files there stay. */
    void moveTo(Path output) throws IOException {
        Files.createDirectories(output);
        try (var built = Files.newDirectoryStream(folder)) {
            for (var file : built) {
                Files.move(file, ProgramFolder.removed(output.resolve(folder.relativize(file))));
            }
        }
    }

    @Override
    public void close() throws IOException {
        ProgramFolder.removed(folder);
    }
}
