package signinghelper.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a file, in any order. */
public interface InspectedFile {

    long size();

    /**
     * Reads a part.
     *
     * @param offset anywhere, also beyond the end
     * @param length at most; fewer at the end, none beyond it
     */
    byte[] read(long offset, int length) throws IOException;

    /** Returns the bytes for reading numbers, in the byte order of zip, 7z and Windows programs. */
    default ByteBuffer numbers(long offset, int length) throws IOException {
        return ByteBuffer.wrap(read(offset, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Creates a file in memory. */
    static InspectedFile of(byte[] bytes) {
        return new InspectedFile() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                var start = Math.min(Math.max(0, offset), bytes.length);
                var end = Math.min(start + Math.max(0, length), bytes.length);
                return Arrays.copyOfRange(bytes, (int) start, (int) end);
            }
        };
    }
}
