package signinghelper.app;

import signinghelper.installation.InstallationFolder;
import signinghelper.platform.Folders;
import signinghelper.session.Starter;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Desktop client that has started this process with {@link #OPTION}, as the system knows it: for people to see, since a
 * program can pose as another by becoming it once its pipes are in other hands.
 *
 * @param install folder of this program
 */
record ClientProgram(Path install) {
    static final String OPTION = "--stdio";

    static Starter.Program ofThisProcess() {
        return new ClientProgram(Folders.ofThisProcess().install()).starterOf(ProcessHandle.current());
    }

    Starter.Program starterOf(ProcessHandle own) {
        var executable = parentOf(own)
                .flatMap(parent -> isLauncher(parent) ? parentOf(parent) : Optional.of(parent))
                .flatMap(ClientProgram::executableOf)
                .orElse(null);
        return new Starter.Program(executable);
    }

    /** On Windows a process keeps the number of a parent that has ended, and a later process may have it. */
    private static Optional<ProcessHandle> parentOf(ProcessHandle process) {
        var started = process.info().startInstant();
        return process.parent()
                .filter(parent -> started.isPresent()
                        && parent.info()
                                .startInstant()
                                .filter(at -> !at.isAfter(started.get()))
                                .isPresent());
    }

    /** Windows' launcher stays as Java's parent; elsewhere it becomes Java. */
    private boolean isLauncher(ProcessHandle process) {
        var executable = executableOf(process);
        return executable.isPresent()
                && (executable.equals(real(InstallationFolder.launcherFor(install)))
                        || executable.equals(real(install.resolve("signing-helper.exe"))));
    }

    private static Optional<Path> executableOf(ProcessHandle process) {
        try {
            return process.info().command().flatMap(command -> real(Path.of(command)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
