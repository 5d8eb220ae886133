package signinghelper.platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;

/** Writer of files that are replaced whole or not at all: a concurrent reader sees the old file or the new one. */
public final class WholeFile {
    private WholeFile() {}

    /** Writer of a file's bytes. */
    public interface Writing {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a user's own document, with the permissions that the user's files usually get. Creates the folder too.
     *
     * @param replace true when an existing file may be replaced
     * @throws FileAlreadyExistsException if the file exists and may not be replaced
     * @throws DiskSpace.FullException if the disk has no room for it
     */
    public static void writeDocument(Path file, Writing content, boolean replace) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try (var out = Files.newOutputStream(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            } catch (IOException e) {
                throw DiskSpace.explained(e, fresh);
            }
            if (replace) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                // Tests for an existing file, then renames: within one folder that is atomic too.
                Files.move(fresh, file);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Writes a file that only the user's own programs read. Missing folders are created for the user alone, as XDG base
     * directories and browsers do.
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, "rw-------", "rwx------");
    }

    /**
     * Writes a file that all users of this computer can read and only its owner can change, independent of the default
     * permissions. Missing folders get the same access.
     */
    public static void publish(Path file, byte[] content) throws IOException {
        write(file, content, "rw-r--r--", "rwxr-xr-x");
    }

    private static void write(Path file, byte[] content, String ofFile, String ofFolders) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root is no file");
        makeFolder(folder, ofFolders);
        var fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            writeThrough(fresh, content);
            permit(fresh, ofFile);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Onto the disk before it gets its name: after a power failure the name would otherwise lead to an empty file. */
    private static void writeThrough(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    static void makeFolder(@Nullable Path folder, String permissions) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        makeFolder(folder.getParent(), permissions);
        try {
            Files.createDirectory(folder);
            permit(folder, permissions);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; if it is not a folder, writing into it fails.
        }
    }

    /** On Windows both inherit the permissions of their folder. */
    static void permit(Path path, String permissions) throws IOException {
        // The file store is not asked: where its mount cannot be found, as in a chroot, it gives no answer.
        var attributes = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (attributes != null) {
            attributes.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
