package signinghelper.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The archive of loaded classes (AppCDS) that lets a copy start fast. The launcher uses it where it is there.
 *
 * <p>Class path and archive are named relative to the copy's folder, so that the archive stays valid when the folder is
 * renamed. It belongs to the jars and the Java beside it and is thrown away with them.
 */
final class ClassArchive {
    private static final String FILE = "classes.jsa";
    private static final String JARS = "app";
    private static final String OPTIONS = "java.options";

    /** What a URL leaves as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/\\\\:._-]*");

    private ClassArchive() {}

    /**
     * Writes the classes that the program's own test loads. {@code -XX:ArchiveClassesAtExit} does this from Java 17 to
     * 25 alike.
     *
     * @return whether there is one now; without, the program starts more slowly and works all the same
     */
    static boolean make(Path copy) throws IOException, InterruptedException {
        if (isPlain(copy)) {
            write(copy, copy);
        } else {
            makeElsewhere(copy);
        }
        return Files.exists(copy.resolve(FILE));
    }

    /**
     * Java 17 compares a jar's path with its URL, and leaves the classes out where the two differ, as with a space or a
     * Chinese name. The program's jars in a folder with a plain name give the same archive.
     */
    private static void makeElsewhere(Path copy) throws IOException, InterruptedException {
        var plain = Files.createTempDirectory("signing-helper-classes");
        try {
            var jars = Files.createDirectory(plain.resolve(JARS));
            try (var found = Files.newDirectoryStream(copy.resolve(JARS))) {
                for (var jar : found) {
                    Files.copy(jar, jars.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            Files.copy(copy.resolve(OPTIONS), plain.resolve(OPTIONS));
            if (write(plain, copy)) {
                Files.move(plain.resolve(FILE), copy.resolve(FILE));
            }
        } finally {
            new FileOperations(plain, done -> {}).deleteTree(plain);
        }
    }

    private static boolean isPlain(Path folder) {
        return PLAIN.matcher(folder.toString()).matches();
    }

    /** With the jars in {@code folder} and the Java of {@code copy}; returns false, and leaves nothing, if it fails. */
    private static boolean write(Path folder, Path copy) throws IOException, InterruptedException {
        // Silent: it complains of each class that it leaves out.
        var ended = ChildProgram.run(
                folder,
                List.of(
                        PrivateJava.program(PrivateJava.in(copy), "java").toString(),
                        "@" + OPTIONS,
                        "-Xlog:disable",
                        "-XX:ArchiveClassesAtExit=" + FILE,
                        "-cp",
                        JARS + "/*",
                        "signinghelper.app.Main",
                        "self-test"));
        if (!ended.well()) {
            Files.deleteIfExists(folder.resolve(FILE));
        }
        return Files.exists(folder.resolve(FILE));
    }
}
