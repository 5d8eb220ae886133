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
 * The archive of classes (AppCDS) that lets a copy start fast, made from the list that the build has recorded: nothing of the
 * program runs for it. The launcher uses it where it is there; a Java that it is not for leaves it alone.
 *
 * <p>The class path is named relative to the copy's folder, so that the archive stays valid when the folder is renamed. It
 * belongs to the jars and to one Java.
 */
public final class ClassArchive {
    private static final Logger LOG = System.getLogger(ClassArchive.class.getName());
    /** Name of the archive in a copy's folder. */
    public static final String FILE = "classes.jsa";

    private static final String FRESH = "classes.jsa.new";
    private static final String LIST = "classes.lst";
    private static final String JARS = "app";
    private static final String OPTIONS = "java.options";

    /** Characters that a URL leaves unchanged. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/\\\\:._-]*");

    private ClassArchive() {}

    /**
     * Makes the copy's own archive anew, for the Java that starts the copy.
     *
     * @return true when an archive exists now; without one the program starts more slowly and otherwise works
     */
    public static boolean make(Path copy) throws InterruptedException {
        return make(copy, copy.resolve(FILE));
    }

    /** Makes the archive in another place, such as a user's folder, where the copy's own cannot be changed. */
    public static boolean make(Path copy, Path archive) throws InterruptedException {
        return make(copy, archive, temporary());
    }

    private static List<Path> temporary() {
        return Stream.of(System.getProperty("java.io.tmpdir"), System.getenv("ProgramData"))
                .flatMap(Stream::ofNullable)
                .map(Path::of)
                .toList();
    }

    /** Removes what the making of archives has left among temporary files when its process was killed. */
    public static void removeAbandoned() {
        temporary().forEach(MakersFolder::removeAbandonedIn);
    }

    /** Makes the archive with a folder from {@code temporary} that has a plain name, when one is needed. */
    static boolean make(Path copy, Path archive, List<Path> temporary) throws InterruptedException {
        var plain = temporary.stream().filter(ClassArchive::isPlain).findFirst();
        try {
            Files.deleteIfExists(archive);
            if (!Files.exists(copy.resolve(LIST))) {
                return false;
            }
            if (copy.equals(archive.getParent()) && (isPlain(copy) || plain.isEmpty())) {
                try (var end = new AtExit()) {
                    return write(copy, copy, archive, end);
                }
            }
            return makeElsewhere(copy, plain.orElse(Path.of(System.getProperty("java.io.tmpdir"))), archive);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the class archive cannot be made", e);
            return false;
        }
    }

    /**
     * Returns the copy's own Java, or the one that runs this: when a copy has no Java, its launcher has chosen that
     * one.
     */
    private static Path javaOf(Path copy) {
        var own = PrivateJava.in(copy);
        return Files.exists(own) ? own : Path.of(System.getProperty("java.home"));
    }

    /**
     * Java 17 compares a jar's path with its URL. It leaves the classes out when the two differ, as with a space or a
     * Chinese name. The program's jars in a folder with a plain name give the same archive.
     */
    private static boolean makeElsewhere(Path copy, Path temporary, Path archive)
            throws IOException, InterruptedException {
        try (var folder = MakersFolder.in(temporary)) {
            var plain = folder.path();
            var jars = plain.resolve(JARS);
            folder.atExit().before(() -> Files.createDirectory(jars));
            for (var jar : jars(copy)) {
                copy(jar, jars, folder.atExit());
            }
            for (var name : List.of(OPTIONS, LIST)) {
                copy(copy.resolve(name), plain, folder.atExit());
            }
            return write(plain, copy, archive, folder.atExit());
        }
    }

    private static void copy(Path file, Path folder, AtExit end) throws IOException, InterruptedException {
        end.before(() -> Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES));
    }

    private static boolean isPlain(Path folder) {
        return PLAIN.matcher(folder.toString()).matches();
    }

    /** Returns the jars in the order in which the folder lists them; Java itself reads {@code app/*} in this order. */
    private static List<Path> jars(Path copy) throws IOException {
        var jars = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(copy.resolve(JARS), "*.jar")) {
            found.forEach(jars::add);
        }
        return jars;
    }

    /**
     * Makes the archive with the jars in {@code folder} and the Java of {@code copy}; returns false, and leaves
     * nothing, when it fails. Java accepts an archive only with the class path that made it, so the class path is the
     * copy's: another file system lists the same files in another order. A whole archive is moved into its place.
     */
    private static boolean write(Path folder, Path copy, Path archive, AtExit end)
            throws IOException, InterruptedException {
        var classPath = new ArrayList<String>();
        jars(copy).forEach(jar -> classPath.add(JARS + File.separator + jar.getFileName()));
        // Silent: it complains of each class that it leaves out.
        var ended = ChildProgram.run(
                folder,
                List.of(
                        PrivateJava.program(javaOf(copy), "java").toString(),
                        "@" + OPTIONS,
                        "-Xlog:disable",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + LIST,
                        "-XX:SharedArchiveFile=" + FRESH,
                        "-cp",
                        String.join(File.pathSeparator, classPath)),
                end);
        var fresh = folder.resolve(FRESH);
        if (!ended.well() || !Files.exists(fresh)) {
            Files.deleteIfExists(fresh);
            return false;
        }
        var beside = archive.resolveSibling(FRESH);
        end.before(() -> {
            Files.move(fresh, beside, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(beside, archive, StandardCopyOption.REPLACE_EXISTING);
        });
        return true;
    }
}
