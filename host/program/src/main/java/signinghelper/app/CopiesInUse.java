package signinghelper.app;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.LibraryFile;
import signinghelper.platform.OwnFolder;
import signinghelper.profile.DriverLibrary;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Private copies of libraries that a host uses, and copies that no profile names any more. A host holds a shared lock
 * from its first copy to its end. Only a host that finds no other lock removes copies.
 */
final class CopiesInUse {
    private static final Logger LOG = System.getLogger(CopiesInUse.class.getName());
    private static final String LOCK = "in-use.lock";

    private final Path folder;
    /** Open while this program may use copies; null before. */
    private @Nullable FileChannel held;

    /** Creates the object for copies below {@code folder}, each in its own folder. */
    CopiesInUse(Path folder) {
        this.folder = folder;
    }

    /** Keeps all copies from being removed until this program ends. Waits for a removal that is in progress. */
    synchronized void hold() throws IOException {
        if (held == null) {
            var channel = lockFile();
            held = channel;
            try {
                channel.lock(0, Long.MAX_VALUE, true);
            } catch (OverlappingFileLockException e) {
                LOG.log(Level.DEBUG, "held by this program already", e);
            }
        }
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(
                OwnFolder.make(folder).resolve(LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /** Removes the copies with a file that {@code named} do not accept, unless any host uses copies. */
    void removeAllBut(Collection<DriverLibrary> named) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var channel = lockFile();
                var lock = channel.tryLock()) {
            if (lock != null) {
                for (var copy : listed(folder)) {
                    if (Files.isDirectory(copy) && !isNamed(copy, named)) {
                        remove(copy);
                    }
                }
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.log(Level.INFO, "copies of libraries stay where they are", e);
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static boolean isNamed(Path copy, Collection<DriverLibrary> named) throws IOException {
        for (var file : listed(copy)) {
            var hash = LibraryFile.sha256(Files.readAllBytes(file));
            var name = file.getFileName().toString();
            if (named.stream().flatMap(driver -> accepted(driver, name)).noneMatch(hash::equals)) {
                return false;
            }
        }
        return true;
    }

    private static Stream<String> accepted(DriverLibrary driver, String name) {
        return Stream.concat(driver.sha256().stream(), driver.neighbours().getOrDefault(name, List.of()).stream());
    }

    private static void remove(Path copy) throws IOException {
        for (var file : listed(copy)) {
            Files.delete(file);
        }
        Files.delete(copy);
        LOG.log(Level.INFO, "removed a library that no profile names: " + copy.getFileName());
    }
}
