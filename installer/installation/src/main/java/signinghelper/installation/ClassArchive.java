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
 * The archives of classes (AppCDS) that let a copy start fast, made from the lists that the build has recorded: nothing of
 * the program runs for it. One is the host's, one a bridge's, which loads a part of the classes. The launcher uses the
 * first where it is there, and the host the second; a Java that they are not for leaves them alone.
 *
 * <p>The class path is named relative to the copy's folder, so that an archive stays valid when the folder is renamed. It
 * belongs to the jars and to one Java.
 */
public final class ClassArchive {
    private static final Logger LOG = System.getLogger(ClassArchive.class.getName());
    /** Name of the host's archive in a copy's folder. */
    public static final String OF_HOST = "classes.jsa";
    /** Name of a bridge's archive beside it. */
    public static final String OF_BRIDGE = "bridge.jsa";

    private static final List<String> ALL = List.of(OF_HOST, OF_BRIDGE);
    private static final String JARS = "app";
    private static final String OPTIONS = "java.options";

    /** Characters that a URL leaves unchanged. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/\\\\:._-]*");

    private ClassArchive() {}

    /**
     * Makes the copy's own archives anew, for the Java that starts the copy.
     *
     * @return true when the host's exists now; without one the program starts more slowly and otherwise works
     */
    public static boolean make(Path copy) throws InterruptedException {
        return make(copy, copy);
    }

    /** Makes the archives in another folder, such as a user's, where the copy's own cannot be changed. */
    public static boolean make(Path copy, Path folder) throws InterruptedException {
        return make(copy, folder, temporary());
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

    /** Makes the archives with a folder from {@code temporary} that has a plain name, when one is needed. */
    static boolean make(Path copy, Path folder, List<Path> temporary) throws InterruptedException {
        var plain = temporary.stream().filter(ClassArchive::isPlain).findFirst();
        try {
            for (var archive : ALL) {
                Files.deleteIfExists(folder.resolve(archive));
            }
            if (!Files.exists(copy.resolve(listOf(OF_HOST)))) {
                return false;
            }
            if (copy.equals(folder) && (isPlain(copy) || plain.isEmpty())) {
                try (var end = new AtExit()) {
                    return write(copy, copy, folder, end);
                }
            }
            return makeElsewhere(copy, plain.orElse(Path.of(System.getProperty("java.io.tmpdir"))), folder);
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
    private static boolean makeElsewhere(Path copy, Path temporary, Path folder)
            throws IOException, InterruptedException {
        try (var makers = MakersFolder.in(temporary)) {
            var plain = makers.path();
            var jars = plain.resolve(JARS);
            makers.atExit().before(() -> Files.createDirectory(jars));
            for (var jar : jars(copy)) {
                copy(jar, jars, makers.atExit());
            }
            copy(copy.resolve(OPTIONS), plain, makers.atExit());
            for (var archive : listed(copy)) {
                copy(copy.resolve(listOf(archive)), plain, makers.atExit());
            }
            return write(plain, copy, folder, makers.atExit());
        }
    }

    /** Returns the archives that the copy has a list for. */
    private static List<String> listed(Path copy) {
        return ALL.stream()
                .filter(archive -> Files.exists(copy.resolve(listOf(archive))))
                .toList();
    }

    private static String listOf(String archive) {
        return archive.replace(".jsa", ".lst");
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

    /** Makes each archive that has a list; returns false, and leaves nothing, when the first fails. */
    private static boolean write(Path makers, Path copy, Path folder, AtExit end)
            throws IOException, InterruptedException {
        for (var archive : listed(copy)) {
            if (!write(archive, makers, copy, folder, end)) {
                return !archive.equals(OF_HOST);
            }
        }
        return true;
    }

    /**
     * Makes the archive with the jars in {@code makers} and the Java of {@code copy}; returns false, and leaves
     * nothing, when it fails. Java accepts an archive only with the class path that made it, so the class path is the
     * copy's: another file system lists the same files in another order. A whole archive is moved into its place.
     */
    private static boolean write(String archive, Path makers, Path copy, Path folder, AtExit end)
            throws IOException, InterruptedException {
        var made = archive + ".new";
        var classPath = new ArrayList<String>();
        jars(copy).forEach(jar -> classPath.add(JARS + File.separator + jar.getFileName()));
        // Silent: it complains of each class that it leaves out.
        var ended = ChildProgram.run(
                makers,
                List.of(
                        PrivateJava.program(javaOf(copy), "java").toString(),
                        "@" + OPTIONS,
                        "-Xlog:disable",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + listOf(archive),
                        "-XX:SharedArchiveFile=" + made,
                        "-cp",
                        String.join(File.pathSeparator, classPath)),
                end);
        var fresh = makers.resolve(made);
        if (!ended.well() || !Files.exists(fresh)) {
            Files.deleteIfExists(fresh);
            return false;
        }
        var beside = folder.resolve(made);
        end.before(() -> {
            Files.move(fresh, beside, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(beside, folder.resolve(archive), StandardCopyOption.REPLACE_EXISTING);
        });
        return true;
    }
}
