package signinghelper.check;

import signinghelper.platform.FolderTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/** The person's folder of temporary files, which on Linux he shares with everybody. */
public final class TemporaryFolder {
    /** How folders begin in which the helper has put files aside. */
    static final String ASIDE = "signing-helper-set-aside-";

    private final Path folder;

    /** Looks at nothing yet. */
    public TemporaryFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** As the system tells it to programs of this person. */
    public static TemporaryFolder ofThisPerson() {
        return new TemporaryFolder(Path.of(System.getProperty("java.io.tmpdir")));
    }

    Path path() {
        return folder;
    }

    /** Files and folders right in it that are the person's: no links, junctions, nor what was put aside. */
    List<Path> entries() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(this::isMovable).sorted().toList();
        }
    }

    /** Whether {@code entry} is one of {@link #entries}. */
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

    /** On Windows everybody has a folder of his own, in which installers leave files as administrators. */
    private boolean isOwn(Path entry) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return true;
        }
        return Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }

    /** When it was last changed; long ago if that cannot be told. */
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
     * Bytes that are free on its disk for the person. Asked of the file and not of its store, which is not found where its
     * mount is not, as in a chroot.
     */
    long free() {
        return folder.toFile().getUsableSpace();
    }
}
