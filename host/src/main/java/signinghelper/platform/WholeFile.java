package signinghelper.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: whoever reads it meanwhile sees the old one or the new one. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a person's own document, with the permissions that his files usually get. Makes the folder too.
     *
     * @param replace whether it may take the place of a file that is there
     * @throws FileAlreadyExistsException if there is one and it may not
     */
    public static void writeDocument(Path file, byte[] content, boolean replace) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            Files.write(fresh, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (replace) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                // Looks whether there is one, then renames: within one folder that is atomic too.
                Files.move(fresh, file);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** For a file of the helper's own, which nobody else reads. Makes the folder too, where it is missing. */
    public static void write(Path file, byte[] content) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
