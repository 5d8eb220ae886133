package signinghelper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free space of a disk. */
public final class DiskSpace {
    /** A failed write leaves less than one of its steps; those of Java's files are 8 KiB. */
    private static final long STEP = 64 * 1024;

    private DiskSpace() {}

    /** Signals that a disk has no room for a file. */
    public static final class FullException extends IOException {
        private static final long serialVersionUID = 1L;

        FullException(String file, IOException cause) {
            super(file, cause);
        }
    }

    /**
     * Checks if a disk has room. Others may take it meanwhile, so a write may fail all the same.
     *
     * @param place file or folder, which need not be there yet
     */
    public static boolean hasRoom(Path place, long bytes) throws IOException {
        var there = place.toAbsolutePath();
        for (var above = there; above != null && !Files.exists(there); above = above.getParent()) {
            there = above;
        }
        return Files.getFileStore(there).getUsableSpace() >= bytes;
    }

    /**
     * Explains why {@code file} could not be written, while what was written of it is still there. By the space that is left:
     * the system's words are in the user's language.
     *
     * @return a {@link FullException} where the disk is full, else {@code failure}
     */
    public static IOException explained(IOException failure, Path file) {
        try {
            return hasRoom(file, STEP) ? failure : new FullException(file.toString(), failure);
        } catch (IOException e) {
            failure.addSuppressed(e);
            return failure;
        }
    }
}
