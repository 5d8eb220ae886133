package signinghelper.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Copy of a folder with all that is in it. */
public final class FolderCopy {
    private FolderCopy() {}

    /** Makes the copy. {@code to} may be there, but nothing of the same name in it. */
    public static void make(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Makes {@code copy} again what {@code from} is, and leaves files that are still the same untouched. */
    public static void restore(Path from, Path copy) throws IOException {
        try (var files = Files.walk(copy)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var before = from.resolve(copy.relativize(file).toString());
                if (!Files.exists(before)) {
                    Files.delete(file);
                } else if (Files.mismatch(file, before) >= 0) {
                    Files.copy(before, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
