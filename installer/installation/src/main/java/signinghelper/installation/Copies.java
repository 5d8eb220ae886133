package signinghelper.installation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Makes and removes copies of the program. None of this is seen by a program that starts or runs. */
final class Copies {
    private static final Logger LOG = System.getLogger(Copies.class.getName());

    private final InstallationFolder folder;
    private final FileOperations operations;
    private final PrivateJava java;

    Copies(InstallationFolder folder, FileOperations operations, PrivateJava java) {
        this.folder = folder;
        this.operations = operations;
        this.java = java;
    }

    /** Makes one under a name that is not yet its own. */
    Path make(Payload payload) throws IOException {
        var fresh = folder.fresh();
        operations.makeFolders(fresh);
        for (var name : payload.names()) {
            var file = fresh.resolve(name).normalize();
            if (!file.startsWith(fresh)) {
                throw new IOException("a name that leads out of the folder");
            }
            operations.makeFolders(Objects.requireNonNull(file.getParent()));
            try (var content = payload.open(name)) {
                operations.write(file, content);
            }
        }
        operations.makeExecutable(InstallationFolder.launcherIn(fresh));
        operations.write(InUse.fileIn(fresh), new ByteArrayInputStream(new byte[0]));
        return fresh;
    }

    void addJava(Path copy) throws IOException, InterruptedException {
        java.make(PrivateJava.in(copy));
        operations.done("make", PrivateJava.in(copy));
    }

    void addArchive(Path copy) throws InterruptedException {
        if (ClassArchive.make(copy)) {
            operations.done("archive classes of", copy);
        } else {
            LOG.log(Level.WARNING, "no class archive; the program starts more slowly");
        }
    }

    /** Gives it its name. From here on nothing in it changes. */
    ProgramCopy finish(Path fresh, Payload payload) throws IOException, InterruptedException {
        operations.write(InstallationFolder.completeIn(fresh), payload.fingerprint() + "\n");
        operations.force(fresh);
        var copy = folder.next(payload.version());
        operations.renameOnceReleased(fresh, folder.folder(copy));
        return copy;
    }

    /** Returns true when {@code copy} was made from exactly these files. */
    boolean isMadeOf(ProgramCopy copy, Payload payload) throws IOException {
        return folder.isComplete(copy)
                && Files.readString(InstallationFolder.completeIn(folder.folder(copy)))
                        .strip()
                        .equals(payload.fingerprint());
    }

    /** Removes half-finished parts, and every copy that is neither pointed to nor running. */
    void removeUnused() throws IOException {
        removeUnfinished();
        var pointer = folder.pointer();
        for (var copy : folder.copies()) {
            if (pointer.filter(pointed -> pointed.names(copy)).isEmpty() && !InUse.byAnother(folder.folder(copy))) {
                discard(copy);
            }
        }
    }

    void removeUnfinished() throws IOException {
        for (var unfinished : folder.unfinished()) {
            remove(unfinished);
        }
    }

    /** Renamed first: a copy that is half removed has no name by which it could start. */
    private void discard(ProgramCopy copy) throws IOException {
        var discarded = folder.discarded(copy);
        try {
            operations.rename(folder.folder(copy), discarded);
        } catch (IOException e) {
            // Windows, while something in it is open. The next installation tries again.
            LOG.log(Level.INFO, "left for later: " + copy.folderName(), e);
            return;
        }
        remove(discarded);
    }

    /** Removes a tree. Files that cannot be removed are left; on Windows these are the running ones. */
    void remove(Path tree) {
        try {
            operations.deleteTree(tree);
        } catch (IOException e) {
            LOG.log(Level.INFO, "left for later: " + tree.getFileName(), e);
        }
    }
}
