package signinghelper.commandline;

import java.nio.file.Path;

/**
 * The user's working folder, while the program runs in its own folder. Relative paths start there, and files below it
 * are named relative to it.
 *
 * @param path empty when the program itself runs in that folder
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
