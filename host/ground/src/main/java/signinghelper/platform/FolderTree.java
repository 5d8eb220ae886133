package signinghelper.platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** File or folder with its contents. Links and junctions are treated as entries; they are never followed. */
public final class FolderTree {
    private FolderTree() {}

    /**
     * Size of a folder's files.
     *
     * @param oldest earliest time of last modification; null when the folder has no files
     */
    public record Size(long bytes, long files, @Nullable Instant oldest) {
        public static final Size NONE = new Size(0, 0, null);

        public Size plus(Size other) {
            return new Size(bytes + other.bytes, files + other.files, earlier(oldest, other.oldest));
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isBefore(other) ? one : other;
        }
    }

    /** Returns true when it is a regular file or folder, and not a link, junction, device or placeholder. */
    public static boolean isPlain(BasicFileAttributes attributes) {
        // A junction reports both that it is a folder and that it is "other".
        return attributes.isRegularFile() || (attributes.isDirectory() && !attributes.isOther());
    }

    /**
     * Adds up its files; unreadable ones count as zero.
     *
     * @param enough asked after each file; when true, the sum so far is returned
     */
    public static Size measure(Path top, BooleanSupplier enough) {
        var measuring = new Measuring(enough);
        try {
            Files.walkFileTree(top, measuring);
        } catch (IOException e) {
            // It was removed meanwhile; the sum so far counts.
        }
        return measuring.size;
    }

    /**
     * Deletes the tree. A link is deleted and its target stays, even if another process creates the link meanwhile. To
     * ensure this, each folder is held open, and its entries are addressed within it. Windows does not support this;
     * there a link can be swapped in.
     */
    public static void delete(Path top) throws IOException {
        var path = top.toAbsolutePath();
        var parent = path.getParent();
        if (parent == null) {
            throw new IOException("a root: " + top);
        }
        try (var folder = Files.newDirectoryStream(parent)) {
            if (folder instanceof SecureDirectoryStream<Path> secure) {
                delete(secure, path.getFileName());
                return;
            }
        }
        Files.walkFileTree(path, new Deleting());
    }

    private static void delete(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        var view = folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!view.readAttributes().isDirectory()) {
            folder.deleteFile(name);
            return;
        }
        try (var below = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (var entry : below) {
                delete(below, entry.getFileName());
            }
        }
        folder.deleteDirectory(name);
    }

    private static final class Measuring extends SimpleFileVisitor<Path> {
        private final BooleanSupplier enough;
        private Size size = Size.NONE;

        Measuring(BooleanSupplier enough) {
            this.enough = enough;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isPlain(attributes) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isPlain(attributes)) {
                size = size.plus(new Size(
                        attributes.size(), 1, attributes.lastModifiedTime().toInstant()));
            }
            return enough.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (isPlain(attributes)) {
                return FileVisitResult.CONTINUE;
            }
            Files.delete(folder);
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            if (e != null) {
                throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
