package signinghelper.installation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Every change that an installation makes to the disk, one after another. A listener learns of each when it is done.
 */
final class FileOperations {
    private static final int CHUNK = 64 * 1024;
    private static final int RENAMES = 40;
    private static final int PAUSE_MILLISECONDS = 250;

    private final Path base;
    private final Consumer<String> listener;

    /**
     * Creates the operations below {@code base}.
     *
     * @param listener receives each change and its path, such as {@code rename versions/.tmp-new versions/1.2.0}
     */
    FileOperations(Path base, Consumer<String> listener) {
        this.base = base;
        this.listener = listener;
    }

    /** Reports a change of {@code path} by another program, such as one of Java's. */
    void done(String what, Path path) {
        listener.accept(what + " " + name(path));
    }

    private String name(Path path) {
        return base.relativize(path).toString().replace('\\', '/');
    }

    void makeFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            done("make", folder);
        }
    }

    /** Makes a file that is not there yet. It may be seen half written. */
    void write(Path file, InputStream content) throws IOException {
        try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            for (var chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
                out.write(chunk);
                done("write into", file);
            }
        }
        done("write", file);
    }

    void write(Path file, String content) throws IOException {
        write(file, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + file.getFileName());
        }
        done("make executable", file);
    }

    /**
     * Replaces a file with a copy of another: every reader sees the old one or the new one, whole. Identical content
     * changes nothing.
     */
    void replace(Path file, Path content) throws IOException {
        var fresh = unfinished(file);
        Files.deleteIfExists(fresh);
        if (Files.isRegularFile(file) && Files.mismatch(file, content) < 0) {
            return;
        }
        try (var in = Files.newInputStream(content)) {
            write(fresh, in);
        }
        if (Files.isExecutable(content)) {
            makeExecutable(fresh);
        }
        force(fresh);
        moveOver(fresh, file);
    }

    void replace(Path file, String content) throws IOException {
        var fresh = unfinished(file);
        Files.deleteIfExists(fresh);
        if (Files.isRegularFile(file) && Files.readString(file).equals(content)) {
            return;
        }
        write(fresh, content);
        force(fresh);
        moveOver(fresh, file);
    }

    /** Returns the path of the new content while it is being written, before it replaces {@code file}. */
    static Path unfinished(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".new");
    }

    /** Windows neither replaces nor removes a program that runs, but renames it. */
    private void moveOver(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            rename(file, putAside(file));
            rename(fresh, file);
        }
        done("replace", file);
    }

    /**
     * Returns a path for the file in the place of {@code file} when it is running; an earlier one may still run too.
     */
    private static Path putAside(Path file) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> file.resolveSibling(file.getFileName() + "-" + number + ".old"))
                .filter(path -> !Files.exists(path))
                .findFirst()
                .orElseThrow();
    }

    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        listener.accept("rename " + name(from) + " " + name(to));
    }

    /**
     * Waits for it a while: Windows renames no folder in which a file is open, and security software opens new files.
     */
    void renameOnceReleased(Path from, Path to) throws IOException, InterruptedException {
        for (var left = RENAMES; ; left--) {
            try {
                rename(from, to);
                return;
            } catch (FileSystemException e) {
                if (left == 0) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        }
    }

    /** Sees to it that a power failure later finds every file whole. */
    void force(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (var file : paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    void delete(Path file) throws IOException {
        if (deleteIfExists(file)) {
            done("delete", file);
        }
    }

    /** Windows does not delete what may only be read, as some files of a Java. */
    private static boolean deleteIfExists(Path file) throws IOException {
        try {
            return Files.deleteIfExists(file);
        } catch (AccessDeniedException e) {
            if (!file.toFile().setWritable(true)) {
                throw e;
            }
            return Files.deleteIfExists(file);
        }
    }

    /** Deletes a folder with all that is in it; links are deleted and not followed. */
    void deleteTree(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                delete(path);
            }
        }
    }

    /** Deletes a folder if nothing is in it. */
    void deleteIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                return;
            }
        }
        delete(folder);
    }
}
