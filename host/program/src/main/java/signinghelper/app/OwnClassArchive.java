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
 * A user's own class archive, for a program that has none or has one that this Java cannot use. An example is a package
 * with the system's Java, after an update of that Java. It makes the next start fast again.
 *
 * @param program folder of the program
 * @param state the user's own state folder
 */
record OwnClassArchive(Path program, Path state) {
    private static final Logger LOG = System.getLogger(OwnClassArchive.class.getName());
    private static final String NOTE = "classes.of";
    private static final String LOCK = "classes.lock";

    /**
     * Creates the archive when the start had none. This is tried once for each program and Java, even when the archive
     * could not be created or used.
     *
     * @param isUsed true when this start has used one
     */
    void makeIfMissing(boolean isUsed) {
        try (var channel = FileChannel.open(state.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null || !isWanted(isUsed)) {
                return;
            }
            var isMade = ClassArchive.make(program, state);
            Files.writeString(state.resolve(NOTE), note());
            LOG.log(Level.INFO, isMade ? "class archive made" : "no class archive can be made here");
        } catch (IOException | OverlappingFileLockException e) {
            LOG.log(Level.INFO, "no class archive: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns true when an archive is needed; a damaged one has another length and is created again. */
    private boolean isWanted(boolean isUsed) throws IOException {
        var note = state.resolve(NOTE);
        if (Files.exists(state.resolve(ClassArchive.OF_HOST)) || !isUsed) {
            return !Files.exists(note) || !Files.readString(note).equals(note());
        }
        return false;
    }

    /** Returns the text of the note: program, Java, and the archive's size or {@code none}. */
    private String note() throws IOException {
        var file = state.resolve(ClassArchive.OF_HOST);
        return String.join(
                "\n",
                program.toString(),
                Version.read(),
                System.getProperty("java.home"),
                System.getProperty("java.vm.version"),
                Files.exists(file) ? Long.toString(Files.size(file)) : "none",
                "");
    }

    /**
     * Returns true when this Java runs with shared classes: when an archive does not fit, Java does not share its own
     * classes either.
     */
    static boolean isUsedNow() {
        return !System.getenv().getOrDefault("SIGNING_HELPER_CLASSES", "").isEmpty()
                && System.getProperty("java.vm.info", "").contains("sharing");
    }
}
