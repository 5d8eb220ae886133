package signinghelper.platform;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs on this computer, as far as the person may see it. */
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
