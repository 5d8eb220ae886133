package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.DiskSpace;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a command writes, whole or not at all.
 *
 * @param force true when it may replace a file that is there
 */
record OutputFile(Path path, boolean force) {

    /** Returns {@code FILE_EXISTS} or {@code FILE_FAILED} where that can be seen before it is written. */
    Optional<Refusal> fault() {
        var mayWrite =
                Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? force && Files.isRegularFile(path) : hasFolder(path);
        if (mayWrite) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(Files.isRegularFile(path) ? ErrorCode.FILE_EXISTS : ErrorCode.FILE_FAILED));
    }

    /** Returns true when the nearest existing folder above the output is a folder that can be written. */
    private static boolean hasFolder(Path output) {
        @Nullable Path folder = output.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    /**
     * Writes it, and prints its name.
     *
     * @throws Refusal {@code FILE_EXISTS}, {@code STORAGE_FULL} or {@code FILE_FAILED}
     */
    void write(WholeFile.Writing content, Console console) throws Refusal {
        try {
            WholeFile.writeDocument(path, content, force);
            console.line(console.folder().nameOf(path));
        } catch (FileAlreadyExistsException e) {
            throw Refusal.of(ErrorCode.FILE_EXISTS, e);
        } catch (IOException e) {
            var isFull = e instanceof DiskSpace.FullException;
            throw Refusal.of(isFull ? ErrorCode.STORAGE_FULL : ErrorCode.FILE_FAILED, e);
        }
    }
}
