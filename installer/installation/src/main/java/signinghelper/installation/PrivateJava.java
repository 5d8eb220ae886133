package signinghelper.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Source of a copy's own Java. A Java that belongs to another program goes when that one is updated or cleaned up, as
 * OpenWebStart does after thirty days.
 */
public interface PrivateJava {

    /**
     * Makes it in {@code folder}, which does not exist yet.
     *
     * @throws IOException if it cannot be made
     */
    void make(Path folder) throws IOException, InterruptedException;

    /** Returns the place of Java in a copy. */
    static Path in(Path copy) {
        return copy.resolve("java");
    }

    /** Returns the path of one of its programs, such as {@code java}. */
    static Path program(Path home, String name) {
        var windows = home.resolve("bin").resolve(name + ".exe");
        return Files.exists(windows) ? windows : home.resolve("bin").resolve(name);
    }
}
