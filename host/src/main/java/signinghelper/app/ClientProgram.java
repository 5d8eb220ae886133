package signinghelper.app;

import signinghelper.installation.InstallationFolder;
import signinghelper.platform.AdministratorOwnership;
import signinghelper.platform.Folders;
import signinghelper.session.Starter;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Desktop client that has started this process with {@link #OPTION}, as the system knows it.
 *
 * @param install folder of this program
 */
record ClientProgram(Path install, AdministratorOwnership administrators) {
    static final String OPTION = "--stdio";

    static Starter.Program ofThisProcess() {
        var install = Folders.ofThisProcess().install();
        var client = new ClientProgram(install, AdministratorOwnership.ofThisComputer());
        return client.starterOf(ProcessHandle.current());
    }

    Starter.Program starterOf(ProcessHandle own) {
        var executable = parentOf(own)
                .flatMap(parent -> isLauncher(parent) ? parentOf(parent) : Optional.of(parent))
                .flatMap(ClientProgram::executableOf)
                .orElse(null);
        return new Starter.Program(executable, executable != null && isAdministrators(executable));
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

    private boolean isAdministrators(Path executable) {
        try {
            return administrators.covers(executable);
        } catch (IOException e) {
            System.getLogger(ClientProgram.class.getName())
                    .log(Level.WARNING, "the owner of the client's executable is not known", e);
            return false;
        }
    }
}
