package signinghelper.platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;

/**
 * Named resource that at most one process of a user holds, with a way to call the holder. The call is a file with its
 * subject, which the holder deletes as its answer. The holder is known by a lock, which the system releases when the
 * process ends for any reason. A holder may leave the resource to its caller, which can hold it after the answer.
 */
public final class SoleHolder {
    private static final Logger LOG = System.getLogger(SoleHolder.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MILLISECONDS_BETWEEN = 50;
    private static final int LONGEST_CALL = 64 * 1024;

    /** Holder's part in a call from another process, in a separate thread. */
    public interface Calls {
        /** Returns true when the caller is to hold the resource from now on. */
        boolean areToHold(String what);

        /** Receives the subject of a call, once it is answered. */
        void called(String what);

        /** Called after the resource was left to a caller. */
        void left();
    }

    private final Path folder;
    private final Path lockFile;
    private final Path callFile;
    private final Duration patience;
    private @Nullable Held held;

    /** Open handles while the resource is held. */
    private record Held(FileChannel channel, FileLock lock, WatchService watch) {
        void end() throws IOException {
            watch.close();
            channel.close();
        }
    }

    /**
     * Creates the object without holding the resource. A called holder has three seconds to answer.
     *
     * @param folder that only this user can access
     * @param name of the resource
     */
    public SoleHolder(Path folder, String name) {
        this(folder, name, PATIENCE);
    }

    /** Creates the object with another time for the holder's answer. */
    public SoleHolder(Path folder, String name, Duration patience) {
        this.folder = folder;
        this.lockFile = folder.resolve(name + ".lock");
        this.callFile = folder.resolve(name + ".call");
        this.patience = patience;
    }

    /**
     * Holds the resource if no other process does.
     *
     * @return true when this process holds it now
     * @throws IOException if the folder cannot be written
     */
    public synchronized boolean hold(Calls calls) throws IOException {
        if (held != null) {
            return true;
        }
        Files.createDirectories(folder);
        var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            return false;
        }
        var watch = folder.getFileSystem().newWatchService();
        folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        held = new Held(channel, lock, watch);
        var thread = new Thread(() -> listen(watch, calls), "calls");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Looks for calls before it waits, so that a call that arrived after the lock was taken is not missed. */
    private void listen(WatchService watch, Calls calls) {
        try {
            while (true) {
                answer(calls);
                var key = watch.take();
                key.pollEvents();
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(Level.DEBUG, "given back");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "calls are not heard any more", e);
        }
    }

    private void answer(Calls calls) throws IOException {
        if (!Files.exists(callFile)) {
            return;
        }
        var what = new String(read(), StandardCharsets.UTF_8);
        if (calls.areToHold(what)) {
            // Before the answer, after which the caller tries to hold it.
            release();
            Files.deleteIfExists(callFile);
            calls.left();
        } else if (Files.deleteIfExists(callFile)) {
            calls.called(what);
        }
    }

    /** Returns the call; empty when it was withdrawn meanwhile. */
    private byte[] read() throws IOException {
        try (var in = Files.newInputStream(callFile)) {
            return in.readNBytes(LONGEST_CALL);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /**
     * Calls the holder.
     *
     * @param what subject of the call; short
     * @return true when the holder has answered; a hanging holder does not
     */
    public boolean call(String what) throws IOException, InterruptedException {
        // Renamed in one step, since the holder reads it at once.
        var fresh = Files.createTempFile(folder, "call", ".new");
        Files.writeString(fresh, what);
        Files.move(fresh, callFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        var deadline = System.nanoTime() + patience.toNanos();
        while (deadline - System.nanoTime() > 0) {
            if (!Files.exists(callFile)) {
                return true;
            }
            Thread.sleep(MILLISECONDS_BETWEEN);
        }
        return !Files.deleteIfExists(callFile);
    }

    /** Releases it; without effect when it is not held. */
    public synchronized void release() {
        if (held != null) {
            try {
                held.end();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "not given back before this process ends", e);
            }
            held = null;
        }
    }
}
