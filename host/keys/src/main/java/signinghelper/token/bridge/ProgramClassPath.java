package signinghelper.token.bridge;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Class path of the running program, also after an upgrade has removed its files. On Linux what is open can still be read
 * through the process's descriptors (proc_pid_fd(5)); Windows removes no file that is open.
 */
public final class ProgramClassPath {
    private static final String REMOVED = " (deleted)";

    private ProgramClassPath() {}

    /** Opens each file of the class path, which Java does as it needs them, and then too late. */
    public static void open() {
        // A search that finds nothing looks into all.
        ClassLoader.getSystemResource("signinghelper/in-no-file");
    }

    /** Returns the class path for a child of this process, which can read it for as long as this process lives. */
    static String read() {
        return read(System.getProperty("java.class.path"));
    }

    static String read(String classPath) {
        var removed = removed();
        return removed.isEmpty()
                ? classPath
                : Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(classPath)
                        .map(entry -> removed.getOrDefault(
                                Path.of(entry).toAbsolutePath().normalize(), entry))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /** Finds the files that are open and no longer there under their name, each with the path that still leads to it. */
    private static Map<Path, String> removed() {
        var removed = new HashMap<Path, String>();
        var descriptors = Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd");
        try (var open = Files.newDirectoryStream(descriptors)) {
            open.forEach(descriptor -> {
                var file = target(descriptor);
                if (file.endsWith(REMOVED)) {
                    removed.put(Path.of(file.substring(0, file.length() - REMOVED.length())), descriptor.toString());
                }
            });
        } catch (IOException | DirectoryIteratorException e) {
            // No Linux: the names have to do.
        }
        return removed;
    }

    /** Returns an empty text for a descriptor that was closed meanwhile. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
