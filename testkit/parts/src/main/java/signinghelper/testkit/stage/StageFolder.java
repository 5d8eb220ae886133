package signinghelper.testkit.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** The folder of a stage, and copying into it. */
public final class StageFolder {
    /** Mark of a folder that may be emptied; a folder without this file is not ours. */
    private static final String MARK = ".signing-helper-demo";

    private final Path folder;

    public StageFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes it, or empties one that was made here.
     *
     * @throws IOException if it holds anything of anyone else
     */
    public void empty() throws IOException {
        if (Files.exists(folder) && !isEmpty() && !Files.exists(folder.resolve(MARK))) {
            throw new NotDirectoryException(folder + " is neither empty nor a demo's folder");
        }
        if (Files.exists(folder)) {
            try (var content = Files.walk(folder)) {
                for (var path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARK));
    }

    private boolean isEmpty() throws IOException {
        try (var content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /** Copies a whole tree; {@code target} is new. */
    public static void copy(Path source, Path target) throws IOException {
        try (var content = Files.walk(source)) {
            for (var path : content.toList()) {
                Files.copy(path, target.resolve(source.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Copies the files of {@code source} that {@code glob} matches; at least one. */
    public static void copyInto(Path source, String glob, Path target) throws IOException {
        var copied = 0;
        try (var found = Files.newDirectoryStream(source, glob)) {
            for (var path : found) {
                Files.copy(path, target.resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                copied++;
            }
        }
        if (copied == 0) {
            throw new IOException("no " + glob + " in " + source);
        }
    }
}
