package signinghelper.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A folder with all that is in it, to be compared and copied. */
final class Tree {
    private Tree() {}

    /** Returns the kind of each path: a folder, or a file with a digest of its content and its permission to run. */
    static Map<String, String> of(Path folder) throws IOException {
        var content = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                content.put(folder.relativize(path).toString(), describe(path));
            }
        }
        return content;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "folder";
        }
        return Arrays.hashCode(Files.readAllBytes(path)) + (Files.isExecutable(path) ? " executable" : "");
    }

    static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
