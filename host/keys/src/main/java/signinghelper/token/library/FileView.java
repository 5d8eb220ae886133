package signinghelper.token.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Little-endian reading of a whole file by offsets that come from the file itself: none may lead out of it. */
final class FileView {
    private static final long LARGEST = 64L << 20;
    private static final int LONGEST_NAME = 260;

    private final ByteBuffer bytes;

    private FileView(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is too large for a library
     */
    static FileView of(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large: " + file);
        }
        return of(Files.readAllBytes(file));
    }

    static FileView of(byte[] content) {
        return new FileView(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
    }

    int number16(long offset) throws IOException {
        return bytes.getShort(inside(offset, Short.BYTES)) & 0xFFFF;
    }

    long number32(long offset) throws IOException {
        return Integer.toUnsignedLong(bytes.getInt(inside(offset, Integer.BYTES)));
    }

    /** Reads 64 bits; a file offset is never above 2^63. */
    long number64(long offset) throws IOException {
        return bytes.getLong(inside(offset, Long.BYTES));
    }

    /** Reads a name of printable ASCII that ends with NUL. */
    String name(long offset) throws IOException {
        var start = inside(offset, 1);
        var end = start;
        while (end < bytes.limit() && bytes.get(end) != 0 && end - start <= LONGEST_NAME) {
            if (bytes.get(end) < ' ') {
                throw new IOException("no name at " + offset);
            }
            end++;
        }
        if (end == bytes.limit() || end - start > LONGEST_NAME) {
            throw new IOException("no end of the name at " + offset);
        }
        var name = new byte[end - start];
        bytes.get(start, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private int inside(long offset, int length) throws IOException {
        if (offset < 0 || offset > bytes.limit() - length) {
            throw new IOException("an offset leads out of the file: " + offset);
        }
        return (int) offset;
    }
}
