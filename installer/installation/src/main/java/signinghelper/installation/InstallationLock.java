package signinghelper.installation;

import signinghelper.installation.InstallationException.Reason;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time change an installation. The system gives it back when that process ends, however it ends. */
final class InstallationLock {
    private InstallationLock() {}

    /**
     * A change that wants to be alone.
     *
     * @param <T> type of the result
     */
    interface Change<T> {
        T make() throws InstallationException, IOException, InterruptedException;
    }

    /**
     * Makes it, with the lock held meanwhile.
     *
     * @throws InstallationException {@code BUSY} if another has the lock
     */
    static <T> T during(Change<T> change, InstallationFolder folder)
            throws InstallationException, IOException, InterruptedException {
        Files.createDirectories(folder.base());
        try (var channel = FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!isLocked(channel)) {
                throw new InstallationException(Reason.BUSY, "another installation is under way");
            }
            return change.make();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
