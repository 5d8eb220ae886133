package signinghelper.installation;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The archive of loaded classes (AppCDS) that lets a copy start fast. The launcher uses it where it is there.
 *
 * <p>Class path and archive are named relative to the copy's folder, so that the archive stays valid when the folder is
 * renamed. It belongs to the jars and the Java beside it and is thrown away with them.
 */
public final class ClassArchive {
    private static final Logger LOG = System.getLogger(ClassArchive.class.getName());
    private static final String FILE = "classes.jsa";
    private static final String JARS = "app";
    private static final String OPTIONS = "java.options";

    /** What a URL leaves as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/\\\\:._-]*");

    private ClassArchive() {}

    /**
     * Writes the classes that the program's own test loads, in the place of what was there. {@code
     * -XX:ArchiveClassesAtExit} does this from Java 17 to 25 alike.
     *
     * @return whether there is one now; without, the program starts more slowly and works all the same. A copy that has no
     *     Java of its own gets none, since it would be worthless with the next update of that Java
     */
    public static boolean make(Path copy) throws InterruptedException {
        var places = Stream.of(System.getProperty("java.io.tmpdir"), System.getenv("ProgramData"));
        return make(copy, places.flatMap(Stream::ofNullable).map(Path::of).toList());
    }

    /** With a folder in the first of {@code temporary} that has a plain name, where one is needed. */
    static boolean make(Path copy, List<Path> temporary) throws InterruptedException {
        var plain = temporary.stream().filter(ClassArchive::isPlain).findFirst();
        try {
            Files.deleteIfExists(copy.resolve(FILE));
            if (!Files.exists(PrivateJava.in(copy))) {
                return false;
            }
            return (isPlain(copy) || plain.isEmpty()) ? write(copy, copy) : makeElsewhere(copy, plain.get());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the class archive cannot be made", e);
            return false;
        }
    }

    /**
     * Java 17 compares a jar's path with its URL, and leaves the classes out where the two differ, as with a space or a
     * Chinese name. The program's jars in a folder with a plain name give the same archive.
     */
    private static boolean makeElsewhere(Path copy, Path temporary) throws IOException, InterruptedException {
        var plain = Files.createTempDirectory(temporary, "signing-helper-classes");
        try {
            var jars = Files.createDirectory(plain.resolve(JARS));
            for (var jar : jars(copy)) {
                Files.copy(jar, jars.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.copy(copy.resolve(OPTIONS), plain.resolve(OPTIONS));
            if (!write(plain, copy)) {
                return false;
            }
            Files.move(plain.resolve(FILE), copy.resolve(FILE));
            return true;
        } finally {
            new FileOperations(plain, done -> {}).deleteTree(plain);
        }
    }

    private static boolean isPlain(Path folder) {
        return PLAIN.matcher(folder.toString()).matches();
    }

    /** In the order in which the folder lists them, as Java itself goes through it for {@code app/*}. */
    private static List<Path> jars(Path copy) throws IOException {
        var jars = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(copy.resolve(JARS), "*.jar")) {
            found.forEach(jars::add);
        }
        return jars;
    }

    /**
     * With the jars in {@code folder} and the Java of {@code copy}; returns false, and leaves nothing, if it fails. Java
     * takes an archive only with the class path that it was made with, so that is the copy's: another file system lists
     * the same files in another order.
     */
    private static boolean write(Path folder, Path copy) throws IOException, InterruptedException {
        var classPath = new ArrayList<String>();
        jars(copy).forEach(jar -> classPath.add(JARS + File.separator + jar.getFileName()));
        // Silent: it complains of each class that it leaves out.
        var ended = ChildProgram.run(
                folder,
                List.of(
                        PrivateJava.program(PrivateJava.in(copy), "java").toString(),
                        "@" + OPTIONS,
                        "-Xlog:disable",
                        "-XX:ArchiveClassesAtExit=" + FILE,
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        "signinghelper.app.Main",
                        "self-test"));
        if (!ended.well()) {
            Files.deleteIfExists(folder.resolve(FILE));
        }
        return Files.exists(folder.resolve(FILE));
    }
}
