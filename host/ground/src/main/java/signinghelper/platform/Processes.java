package signinghelper.platform;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Processes on this computer, as far as the user may see them. */
public interface Processes {

    /** File names of the programs that run, e.g. {@code agent.exe}. */
    Set<String> fileNames();

    static Processes ofThisComputer() {
        return () -> ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .map(command -> Path.of(command).getFileName().toString())
                .collect(Collectors.toUnmodifiableSet());
    }
}
