package signinghelper.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Folder among temporary files in which a class archive is made. It goes when it is closed, and when the process ends
 * before that. After a process that was killed the next one removes it.
 */
final class MakersFolder implements AutoCloseable {
    private static final String NAME = "signing-helper-classes";
    private static final Logger LOG = System.getLogger(MakersFolder.class.getName());

    private final Path path;
    private final InUse mark;
    private final AtExit atExit;
    private boolean isClosed;

    private MakersFolder(Path path, AtExit atExit) throws IOException {
        this.path = path;
        this.atExit = atExit;
        Files.createFile(InUse.fileIn(path));
        mark = InUse.hold(path);
    }

    /** Makes a folder in {@code temporary}, and removes those that killed processes of this user have left there. */
    static MakersFolder in(Path temporary) throws IOException, InterruptedException {
        var atExit = new AtExit();
        var made = atExit.before(() -> {
            var folder = new MakersFolder(Files.createTempDirectory(temporary, NAME), atExit);
            atExit.setWork(folder::remove);
            return folder;
        });
        made.removeAbandoned();
        return made;
    }

    /** Removes what killed processes of this user have left in {@code temporary}. */
    static void removeAbandonedIn(Path temporary) {
        try (var made = in(temporary)) {
            LOG.log(Level.DEBUG, "looked beside {0}", made.path());
        } catch (IOException e) {
            LOG.log(Level.INFO, "cannot look for folders of a class archive's maker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path path() {
        return path;
    }

    /** Returns the end of the process, before which each step that writes to this folder is done. */
    AtExit atExit() {
        return atExit;
    }

    private void removeAbandoned() throws IOException {
        for (var other : others()) {
            try {
                if (isAbandoned(other)) {
                    delete(other);
                }
            } catch (IOException | UncheckedIOException e) {
                LOG.log(Level.INFO, "left for later: " + other, e);
            }
        }
    }

    private List<Path> others() throws IOException {
        try (var found = Files.list(path.resolveSibling(""))) {
            return found.filter(other -> other.getFileName().toString().startsWith(NAME) && !other.equals(path))
                    .toList();
        }
    }

    /** Others may write to a folder of temporary files: only a folder of this user's is looked into. */
    private boolean isAbandoned(Path other) throws IOException {
        return Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(path))
                && Files.exists(InUse.fileIn(other))
                && !InUse.byAnother(other);
    }

    private static void delete(Path folder) throws IOException {
        new FileOperations(folder, done -> {}).deleteTree(folder);
    }

    private synchronized void remove() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        mark.close();
        try {
            delete(path);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.INFO, "left for later: " + path, e);
        }
    }

    @Override
    public void close() {
        atExit.close();
        remove();
    }
}
