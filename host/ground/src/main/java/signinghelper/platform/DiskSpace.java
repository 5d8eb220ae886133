package signinghelper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free space of a disk. */
public final class DiskSpace {
    /** A failed write leaves less space than one of its steps; Java writes files in steps of 8 KiB. */
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
     * Tests that a disk has room. Other programs may use the space meanwhile, so a write can still fail.
     *
     * @param place file or folder, which may not exist yet
     */
    public static boolean hasRoom(Path place, long bytes) {
        var there = place.toAbsolutePath();
        for (var above = there; above != null && !Files.exists(there); above = above.getParent()) {
            there = above;
        }
        // In a chroot the table of mounts has no line for the root, so Files.getFileStore fails there; this needs none.
        return there.toFile().getUsableSpace() >= bytes;
    }

    /**
     * Explains why {@code file} could not be written, while the written part still exists. It decides by the free
     * space, because the system's message is in the user's language.
     *
     * @return a {@link FullException} when the disk is full, else {@code failure}
     */
    public static IOException explained(IOException failure, Path file) {
        return hasRoom(file, STEP) ? failure : new FullException(file.toString(), failure);
    }
}
