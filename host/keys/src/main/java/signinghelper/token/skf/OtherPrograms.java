package signinghelper.token.skf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs that have the same library loaded, by Linux' list of the same user's processes ({@code proc(5)}, maps). */
final class OtherPrograms {
    private static final Path PROCESSES = Path.of("/proc");
    /** Beginning of the name of each entry point of this program, in any version. */
    private static final String OWN_PACKAGES = "signinghelper.";

    private static final String OWN_NAME = "signing-helper";

    private OtherPrograms() {}

    /**
     * Returns the names of their executable files, in alphabetical order, separated by commas.
     *
     * @param library identified by its file name, since programs may load copies of it
     * @return empty when the system does not report it
     */
    static Optional<String> with(Path library) {
        var name = "/" + library.getFileName();
        var own = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .collect(Collectors.toSet());
        var names = ProcessHandle.allProcesses()
                .filter(process -> !own.contains(process))
                .filter(process -> hasMapped(process, name))
                .flatMap(process -> name(process).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of(names).filter(found -> !found.isEmpty());
    }

    private static boolean hasMapped(ProcessHandle process, String name) {
        try (Stream<String> lines =
                Files.lines(PROCESSES.resolve(Long.toString(process.pid())).resolve("maps"))) {
            return lines.anyMatch(line -> line.endsWith(name));
        } catch (IOException | UncheckedIOException e) {
            // The process has ended, is another user's, or the system has no such file.
            return false;
        }
    }

    private static Optional<String> name(ProcessHandle process) {
        var info = process.info();
        var isOwn = info.arguments()
                .filter(all -> Arrays.stream(all).anyMatch(argument -> argument.startsWith(OWN_PACKAGES)))
                .isPresent();
        return isOwn
                ? Optional.of(OWN_NAME)
                : info.command().map(command -> Path.of(command).getFileName().toString());
    }
}
