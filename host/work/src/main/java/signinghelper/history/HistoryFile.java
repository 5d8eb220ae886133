package signinghelper.history;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.OwnFolder;
import signinghelper.platform.WholeFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * File of lines in a folder that only its owner can enter. Several processes may write: each browser has its own host. A
 * line that was cut short by the end of a process is lost alone.
 */
final class HistoryFile {
    private static final int PATIENCE = 20;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final byte LINE_END = '\n';

    private final Path folder;
    private final Path file;
    private final long most;

    /** @param most bytes; a longer file loses its oldest lines until three quarters of that are left */
    HistoryFile(Path folder, long most) {
        this.folder = folder;
        this.file = folder.resolve("signatures.jsonl");
        this.most = most;
    }

    private interface Change {
        void make() throws IOException;
    }

    /** Adds a line; it is on the disk, or nothing of it is, when the method ends. */
    void append(String line) throws IOException {
        locked(() -> {
            write(line);
            if (Files.size(file) > most) {
                keep(newest(lines(), most / 4 * 3));
            }
        });
    }

    private void write(String line) throws IOException {
        try (var out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var before = out.size();
            var begin = isCutShort(out, before) ? "\n" : "";
            var rest = ByteBuffer.wrap((begin + line + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                out.position(before);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            } catch (IOException e) {
                out.truncate(before);
                throw e;
            }
        }
        OwnFolder.closeFiles(folder, "*");
    }

    private static boolean isCutShort(FileChannel file, long size) throws IOException {
        var last = ByteBuffer.allocate(1);
        return size > 0 && file.read(last, size - 1) == 1 && last.get(0) != LINE_END;
    }

    private static List<String> newest(List<String> lines, long bytes) {
        var kept = new ArrayList<String>();
        var left = bytes;
        for (var index = lines.size() - 1; index >= 0; index--) {
            left -= lines.get(index).getBytes(StandardCharsets.UTF_8).length + 1;
            if (left < 0 && !kept.isEmpty()) {
                break;
            }
            kept.add(0, lines.get(index));
        }
        return kept;
    }

    /** Returns the lines, the oldest first. */
    List<String> lines() throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
    }

    /** Removes lines for good. */
    void remove(Predicate<String> unwanted) throws IOException {
        if (Files.exists(file)) {
            locked(() -> keep(lines().stream().filter(unwanted.negate()).toList()));
        }
    }

    private void keep(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            WholeFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private synchronized void locked(Change change) throws IOException {
        OwnFolder.make(folder);
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = lock(channel)) {
            if (!lock.isValid()) {
                throw new IOException("the lock is lost");
            }
            change.make();
        }
    }

    /** Waits for other processes, but not for one that hangs. */
    private static FileLock lock(FileChannel channel) throws IOException {
        for (var attempt = 0; attempt < PATIENCE; attempt++) {
            var lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new IOException("another process keeps the history");
    }

    /** Returns null when another process or another part of this one has the lock. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
