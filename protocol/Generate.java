import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Starter of the generator from its sources, without a build: Java 17 starts a program from one file alone, and this one
 * compiles the others. It runs in the repository's folder: {@code java protocol/Generate.java [host|extension]}.
 */
public final class Generate {
    private static final Path SOURCES = Path.of("protocol/generator");

    public static void main(String... parts) throws IOException, ReflectiveOperationException {
        var classes = Files.createTempDirectory("protocol");
        try {
            compile(classes);
            try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
                loader.loadClass("generator.Program")
                        .getMethod("main", String[].class)
                        .invoke(null, (Object) parts);
            }
        } finally {
            delete(classes);
        }
    }

    private static void compile(Path classes) throws IOException {
        try (var sources = Files.list(SOURCES)) {
            var arguments = Stream.concat(Stream.of("-d", classes.toString()), sources.map(Path::toString));
            var exitCode = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (exitCode != 0) {
                throw new IOException(SOURCES + " does not compile");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
