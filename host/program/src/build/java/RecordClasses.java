import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A step of the build: writes the lists of classes that installations make their class archives from, one of the host and
 * one of a bridge. They hold what each loads in replays of the protocol's examples, one request after the other, with a soft
 * U-Key behind SKF. The host's also has packages that a replay cannot load, having neither screen nor network.
 *
 * <p>The same sources and the same Java give the same lists: environment, time zone and language are the replay's own. They
 * are left as they are while nothing is newer.
 */
final class RecordClasses {
    private static final int REPLAYS = 2;
    private static final int WITHOUT_REQUESTS = 4;
    private static final String CLASS = ".class";
    private static final String OF_HOST = "classes.lst";
    private static final String OF_BRIDGE = "bridge.lst";
    /** A class that a bridge alone loads: the host names the others. */
    private static final String BRIDGE = "signinghelper/token/bridge/BridgeChild";

    /** First line of a list: another Java loads other classes. */
    private static final String JAVA = "# Java " + Runtime.version();
    /** Packages of Java for windows on a screen and for TLS. */
    private static final List<String> OF_JAVA = List.of(
            "java.desktop/sun/awt/X11",
            "java.desktop/sun/java2d/xr",
            "java.desktop/sun/java2d/marlin",
            "java.net.http/jdk/internal/net/http",
            "java.base/sun/security/ssl");

    /** The package whose frame a replay puts a stand-in for. */
    private static final String OF_WINDOWS = "signinghelper/window/pin";

    private static final Pattern OF_OURS = Pattern.compile("signinghelper/(?!replay/).*");

    /** Lines that are no names, or names that a run makes up and no other run could load again. */
    private static final Pattern GENERATED =
            Pattern.compile("#.*|@cp.*|.*([/.]\\$Proxy\\d|\\$\\$Lambda|LambdaForm\\$MH|Generated[A-Za-z]*Accessor).*");

    private RecordClasses() {}

    /**
     * Arguments: folders of examples, of the replay with its stand-ins, of the soft SKF library, and of the lists. With
     * requests behind them it prints which types of ours these load, and leaves the lists alone.
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        var lists = Path.of(arguments[3]);
        if (arguments.length > WITHOUT_REQUESTS) {
            withScratch(scratch -> typesOf(record(scratch, arguments)).forEach(System.out::println));
        } else if (!Files.exists(Path.of(arguments[2], "built"))) {
            System.err.println("No lists of classes: they need the soft SKF library. The host will start more slowly.");
        } else if (!isFresh(lists.resolve(OF_BRIDGE), sources(arguments))
                || !isFresh(lists.resolve(OF_HOST), sources(arguments))) {
            withScratch(scratch -> {
                var ofHost = unseen();
                var ofBridge = new TreeSet<String>();
                for (var recorded : record(scratch, arguments)) {
                    var names = namesIn(recorded);
                    (names.contains(BRIDGE) ? ofBridge : ofHost).addAll(names);
                }
                write(lists.resolve(OF_HOST), ofHost);
                write(lists.resolve(OF_BRIDGE), ofBridge);
            });
        }
    }

    private static Stream<String> sources(String[] arguments) {
        return Stream.concat(classPath(), Stream.of(arguments).limit(3));
    }

    private static List<String> namesIn(Path recorded) throws IOException {
        return Files.readAllLines(recorded).stream()
                .filter(line -> !GENERATED.matcher(line).matches())
                // Java 21 numbers classes, differently in each run; what begins with @ has no number.
                .map(line -> line.startsWith("@") ? line : line.split(" ", 2)[0])
                .toList();
    }

    private static void write(Path list, Set<String> names) throws IOException {
        Files.write(list, Stream.concat(Stream.of(JAVA), names.stream()).toList());
    }

    /** Work in a folder that goes when it is done. */
    private interface Work {
        void in(Path scratch) throws IOException, ReflectiveOperationException;
    }

    private static void withScratch(Work work) throws IOException, ReflectiveOperationException {
        var scratch = Files.createTempDirectory("signing-helper-replay").toRealPath();
        try {
            work.in(scratch);
        } finally {
            remove(scratch);
        }
    }

    /** Names of our types, without those that lie in another, and without the replay's. */
    private static Set<String> typesOf(List<Path> recorded) throws IOException {
        var types = new TreeSet<String>();
        for (var file : recorded) {
            Files.readAllLines(file).stream()
                    .filter(line -> OF_OURS.matcher(line).matches())
                    .map(line -> line.split("[ $]", 2)[0])
                    .forEach(types::add);
        }
        return types;
    }

    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** Returns true where the list is of this Java, and newer than everything that it is made from. */
    private static boolean isFresh(Path list, Stream<String> sources) throws IOException {
        if (!Files.exists(list) || !Files.readAllLines(list).contains(JAVA)) {
            return false;
        }
        var made = Files.getLastModifiedTime(list);
        for (var source : sources.toList()) {
            for (var file : files(Path.of(source))) {
                if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Compiles the replay, and runs it; returns what each Java has written down. */
    private static List<Path> record(Path scratch, String[] arguments)
            throws IOException, ReflectiveOperationException {
        var compiled = scratch.resolve("compiled");
        var options = new ArrayList<>(List.of("-proc:none", "-encoding", "UTF-8", "-d", compiled.toString()));
        files(Path.of(arguments[1])).forEach(source -> options.add(source.toString()));
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IOException("the replay in " + arguments[1] + " does not compile");
        }
        var recorded = Files.createDirectory(scratch.resolve("recorded"));
        try (var loader = new URLClassLoader(new URL[] {compiled.toUri().toURL()})) {
            var replay = loader.loadClass("signinghelper.replay.Replay").getMethod("main", String[].class);
            for (int number = 0; number < REPLAYS; number++) {
                var home = Files.createDirectory(scratch.resolve("home-" + number));
                var given = new ArrayList<>(List.of(
                        home.toString(),
                        compiled.toString(),
                        arguments[0],
                        arguments[2],
                        recorded.resolve("%p.lst").toString()));
                Stream.of(arguments).skip(WITHOUT_REQUESTS).forEach(given::add);
                replay.invoke(null, (Object) given.toArray(String[]::new));
            }
        }
        return files(recorded);
    }

    /** Names of the classes that no replay loads. */
    private static Set<String> unseen() throws IOException {
        var names = new TreeSet<String>();
        var modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        for (var folder : OF_JAVA) {
            var module = modules.resolve(folder.substring(0, folder.indexOf('/')));
            addNames(module, modules.resolve(folder), names);
        }
        for (var entry : classPath().map(Path::of).toList()) {
            if (Files.isDirectory(entry)) {
                addNames(entry, entry.resolve(OF_WINDOWS), names);
            } else if (Files.exists(entry)) {
                try (var jar = FileSystems.newFileSystem(entry)) {
                    addNames(jar.getPath("/"), jar.getPath("/", OF_WINDOWS), names);
                }
            }
        }
        return names;
    }

    private static void addNames(Path root, Path folder, Set<String> names) throws IOException {
        for (var file : Files.exists(folder) ? files(folder) : List.<Path>of()) {
            var name = root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
            if (name.endsWith(CLASS) && !name.endsWith("package-info" + CLASS)) {
                names.add(name.substring(0, name.length() - CLASS.length()));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            for (var file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
