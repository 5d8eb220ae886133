package signinghelper.platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Small numbers of which each process of a user takes the lowest that no other has. A number is a locked byte of a
 * file, which the system releases when the process ends for any reason.
 */
public final class SharedNumbers {
    private static final Logger LOG = System.getLogger(SharedNumbers.class.getName());

    private final Path folder;
    private final String name;
    private final int most;
    /** Stays open: to close one channel of a file releases all locks that the process has on it. */
    private @Nullable FileChannel channel;

    /** Number that is taken until it is closed. */
    public record Taken(int number, @Nullable FileLock lock) implements AutoCloseable {
        @Override
        public void close() {
            try {
                if (lock != null && lock.isValid()) {
                    lock.release();
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, "not given back before this process ends", e);
            }
        }
    }

    /**
     * Creates the object without taking a number.
     *
     * @param folder that only this user can access
     * @param name of the file
     * @param most number of numbers, which begin with 0
     */
    public SharedNumbers(Path folder, String name, int most) {
        this.folder = folder;
        this.name = name;
        this.most = most;
    }

    /** Returns a number that is taken now; 0 where all are taken or the file cannot be locked, since nothing important depends on it. */
    public synchronized Taken take() {
        try {
            for (var number = 0; number < most; number++) {
                var lock = lock(opened(), number);
                if (lock != null) {
                    return new Taken(number, lock);
                }
            }
        } catch (IOException e) {
            channel = null;
            LOG.log(Level.WARNING, "a number cannot be taken", e);
        }
        return new Taken(0, null);
    }

    private FileChannel opened() throws IOException {
        var open = channel;
        if (open == null) {
            open = FileChannel.open(
                    OwnFolder.make(folder).resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    private static @Nullable FileLock lock(FileChannel file, int number) throws IOException {
        try {
            return file.tryLock(number, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
