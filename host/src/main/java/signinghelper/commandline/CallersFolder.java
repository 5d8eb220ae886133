package signinghelper.commandline;

import java.nio.file.Path;

/**
 * Where the person is, while the program runs in its own folder: relative paths start there, and what lies below is named
 * from there.
 *
 * @param path empty where the program runs in it
 */
public record CallersFolder(Path path) {

    Path resolve(String typed) {
        return path.resolve(typed);
    }

    String nameOf(Path file) {
        var isBelow = !path.toString().isEmpty() && file.startsWith(path) && !file.equals(path);
        return (isBelow ? path.relativize(file) : file).toString();
    }
}
