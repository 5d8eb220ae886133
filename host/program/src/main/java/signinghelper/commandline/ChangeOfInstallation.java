package signinghelper.commandline;

import signinghelper.installation.InstallationException;
import signinghelper.installation.InstallationFolder;
import signinghelper.installation.Installer;
import signinghelper.installation.RunningJava;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Operation on the installation that contains this program.
 *
 * @param <T> its result
 */
@FunctionalInterface
interface ChangeOfInstallation<T> {

    T apply(Installer installer) throws InstallationException, IOException, InterruptedException;

    /**
     * Performs the operation.
     *
     * @param program the folder of the running copy
     * @throws Refusal {@code INSTALLATION_NOT_OURS} if a package of the system installed the program; otherwise the
     *     reason of the failure
     */
    default T of(Path program) throws Refusal {
        var folder = folder(program);
        try {
            return apply(new Installer(folder, new RunningJava(), step -> {}));
        } catch (InstallationException e) {
            throw Refusal.of(code(e.reason()), e);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INSTALLATION_FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    /**
     * Returns the installation that would be changed.
     *
     * @throws Refusal {@code INSTALLATION_NOT_OURS} if it may not be changed
     */
    static InstallationFolder folder(Path program) throws Refusal {
        return InstallationFolder.ownAround(program).orElseThrow(() -> Refusal.of(ErrorCode.INSTALLATION_NOT_OURS));
    }

    private static ErrorCode code(InstallationException.Reason reason) {
        return switch (reason) {
            case BUSY -> ErrorCode.INSTALLATION_BUSY;
            case NOTHING_TO_ROLL_BACK -> ErrorCode.ROLLBACK_UNAVAILABLE;
            case OLDER, SELF_TEST_FAILED, REGISTRATION_FAILED -> ErrorCode.INSTALLATION_FAILED;
        };
    }
}
