package signinghelper.check;

import signinghelper.platform.FolderTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/** The user's folder of temporary files, which on Linux is shared with all users. */
public final class TemporaryFolder {
    /** Name prefix of the folders into which the helper has moved files. */
    static final String ASIDE = "signing-helper-set-aside-";

    private final Path folder;

    /** Creates the object without reading anything. */
    public TemporaryFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Returns the folder that the system gives to programs of this user. */
    public static TemporaryFolder ofThisPerson() {
        return new TemporaryFolder(Path.of(System.getProperty("java.io.tmpdir")));
    }

    Path path() {
        return folder;
    }

    /**
     * Returns the files and folders directly in it that belong to the user. Links, junctions and files that were moved
     * aside are left out.
     */
    List<Path> entries() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(this::isMovable).sorted().toList();
        }
    }

    /** Returns true when {@code entry} is in {@link #entries}. */
    boolean isMovable(Path entry) {
        try {
            return folder.equals(entry.getParent())
                    && !entry.getFileName().toString().startsWith(ASIDE)
                    && FolderTree.isPlain(attributes(entry))
                    && isOwn(entry);
        } catch (IOException e) {
            return false;
        }
    }

    /** On Windows each user has a separate folder, in which installers leave files owned by administrators. */
    private boolean isOwn(Path entry) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return true;
        }
        return Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }

    /** Returns the time of last modification; a very early time when it is unknown. */
    static Instant changed(Path entry) {
        try {
            return attributes(entry).lastModifiedTime().toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private static BasicFileAttributes attributes(Path entry) throws IOException {
        return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Returns the bytes on its disk that are free for the user. The file is asked and not its store: in a chroot the
     * store's mount cannot be found.
     */
    long free() {
        return folder.toFile().getUsableSpace();
    }
}
