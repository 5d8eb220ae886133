package signinghelper.content;

import signinghelper.platform.DiskSpace;
import signinghelper.platform.FolderTree;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * Folder for this process and this user alone. Removed at the end; the next process removes the folder of a killed one.
 */
public final class PrivateFolder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PrivateFolder.class.getName());

    private final Path parent;
    private final Path folder;
    private boolean made;

    /** Sets the place; nothing is written before the first file. */
    public PrivateFolder(Path parent) {
        this.parent = parent;
        this.folder = parent.resolve(nameOf(ProcessHandle.current()));
    }

    /** Creates an empty file with a name of the host's choosing. */
    public Path newFile(String suffix) throws IOException {
        return Files.createTempFile(make(), "content", suffix);
    }

    /** Returns the folder, which is made with the first call. */
    public synchronized Path make() throws IOException {
        if (!made) {
            Files.createDirectories(parent);
            removeWhatOthersLeft();
            createPrivately();
            made = true;
        }
        return folder;
    }

    /** Returns the folder around, where this user's files stay. */
    public Path around() {
        return parent;
    }

    /** Checks if its disk has room for {@code bytes} more. */
    boolean hasRoom(long bytes) {
        return DiskSpace.hasRoom(folder, bytes);
    }

    private void createPrivately() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectory(folder, onlyOwner);
        } else {
            Files.createDirectory(folder);
        }
    }

    /** The start time distinguishes a process from a later one with the same number. */
    private static String nameOf(ProcessHandle process) {
        var start = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + "-" + start.toEpochMilli();
    }

    private void removeWhatOthersLeft() throws IOException {
        try (var others = Files.list(parent)) {
            others.filter(other -> !isAlive(other.getFileName().toString())).forEach(PrivateFolder::remove);
        }
    }

    private static boolean isAlive(String name) {
        try {
            var pid = Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-'))));
            return ProcessHandle.of(pid)
                    .filter(process -> nameOf(process).equals(name))
                    .isPresent();
        } catch (NumberFormatException e) {
            return true;
        }
    }

    @Override
    public synchronized void close() {
        if (made) {
            remove(folder);
            made = false;
        }
    }

    private static void remove(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a private folder stays behind", e);
        }
    }
}
