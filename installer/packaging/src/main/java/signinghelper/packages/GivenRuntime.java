package signinghelper.packages;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Check of a Java that goes into a package, before anything is built. */
final class GivenRuntime {
    private static final List<String> LAUNCHERS = List.of("bin/java", "bin/java.exe");

    private GivenRuntime() {}

    /**
     * Refuses a folder that is no whole Java.
     *
     * @param folder null when none was given
     * @param program the program that was called with it
     */
    static void require(@Nullable Path folder, Object program) throws IOException {
        var fault = folder == null ? Optional.<String>empty() : fault(folder);
        if (fault.isPresent()) {
            throw new CommandLine.ParameterException(new CommandLine(program), fault.get());
        }
    }

    /** Returns the reason why a folder is no whole Java; empty when it is one. */
    static Optional<String> fault(Path folder) throws IOException {
        if (LAUNCHERS.stream().map(folder::resolve).noneMatch(Files::isRegularFile)) {
            return Optional.of("There is no Java in " + folder + ": neither bin/java nor bin/java.exe.");
        }
        // Debian's packages of Java keep their settings in /etc, which a folder taken from another computer lacks.
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isSymbolicLink(file) && !Files.exists(file))
                    .findFirst()
                    .map(link -> "The Java in " + folder + " is not whole: " + folder.relativize(link) + " leads to "
                            + target(link) + ", which is not here. Copy it with its links followed.");
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "another file";
        }
    }
}
