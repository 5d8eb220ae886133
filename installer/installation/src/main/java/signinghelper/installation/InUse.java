package signinghelper.installation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Mark that a program runs from a copy, for as long as it does; nothing has to be repaired after it was killed. Each
 * process locks the byte of its own number, so that a process that runs from a copy can tell whether others do.
 */
public final class InUse implements AutoCloseable {
    private static final String FILE = "in-use";
    private static final long OWN = ProcessHandle.current().pid();

    private final @Nullable FileChannel channel;

    private InUse(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Marks the program in this folder; without effect where no installer removes copies. Never keeps a program from
     * running.
     */
    public static InUse hold(Path program) {
        var file = fileIn(program);
        if (!Files.exists(file)) {
            return new InUse(null);
        }
        try {
            // Stays locked until the channel is closed, by us or by the end of the process.
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.lock(OWN, 1, true);
            return new InUse(channel);
        } catch (IOException | OverlappingFileLockException e) {
            System.getLogger(InUse.class.getName()).log(Level.WARNING, "cannot say that this copy is in use", e);
            return new InUse(null);
        }
    }

    static Path fileIn(Path program) {
        return program.resolve(FILE);
    }

    /**
     * Returns true when another process runs from there. This process may remove the copy that it runs from, where the
     * system allows it.
     */
    static boolean byAnother(Path program) throws IOException {
        var file = fileIn(program);
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var before = channel.tryLock(0, OWN, false);
                var after = channel.tryLock(OWN + 1, Long.MAX_VALUE - OWN - 1, false)) {
            return before == null || after == null;
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                System.getLogger(InUse.class.getName()).log(Level.DEBUG, "lock file", e);
            }
        }
    }
}
