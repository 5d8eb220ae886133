package signinghelper.testkit.program;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of the computer. */
final class SearchPath {
    private SearchPath() {}

    /** Returns the program of this name in the folders of {@code PATH}; null when none has it. */
    static @Nullable Path find(String name) {
        var path = System.getenv("PATH");
        if (path != null) {
            for (var folder : path.split(File.pathSeparator, -1)) {
                for (var file : new String[] {name, name + ".exe"}) {
                    var found = Path.of(folder.isEmpty() ? "." : folder, file);
                    if (Files.isExecutable(found) && !Files.isDirectory(found)) {
                        return found;
                    }
                }
            }
        }
        return null;
    }
}
