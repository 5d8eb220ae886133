package signinghelper.app;

import signinghelper.installation.ClassArchive;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A person's own class archive, for a program that has none or one that this Java cannot use: a package's with the system's
 * Java, after an update of that Java. The next start is fast again.
 *
 * @param program folder of the program
 * @param state the person's own folder
 */
record OwnClassArchive(Path program, Path state) {
    private static final Logger LOG = System.getLogger(OwnClassArchive.class.getName());
    private static final String FILE = "classes.jsa";
    private static final String NOTE = "classes.of";
    private static final String LOCK = "classes.lock";

    /**
     * Makes it where the start went without, once for each program and Java, also where it could not be made or used.
     *
     * @param isUsed whether this start has used one
     */
    void makeIfMissing(boolean isUsed) {
        try (var channel = FileChannel.open(state.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null || !isWanted(isUsed)) {
                return;
            }
            var isMade = ClassArchive.make(program, state.resolve(FILE));
            Files.writeString(state.resolve(NOTE), note());
            LOG.log(Level.INFO, isMade ? "class archive made" : "no class archive can be made here");
        } catch (IOException | OverlappingFileLockException e) {
            LOG.log(Level.INFO, "no class archive: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that is there and damaged differs in length, and is made again. */
    private boolean isWanted(boolean isUsed) throws IOException {
        var note = state.resolve(NOTE);
        if (Files.exists(state.resolve(FILE)) || !isUsed) {
            return !Files.exists(note) || !Files.readString(note).equals(note());
        }
        return false;
    }

    /** What it was made for and came to. */
    private String note() throws IOException {
        var file = state.resolve(FILE);
        return String.join(
                "\n",
                program.toString(),
                Version.read(),
                System.getProperty("java.home"),
                System.getProperty("java.vm.version"),
                Files.exists(file) ? Long.toString(Files.size(file)) : "none",
                "");
    }

    /** Tells whether this Java runs with shared classes: none of its own are there either once an archive does not fit. */
    static boolean isUsedNow() {
        return !System.getenv().getOrDefault("SIGNING_HELPER_CLASSES", "").isEmpty()
                && System.getProperty("java.vm.info", "").contains("sharing");
    }
}
