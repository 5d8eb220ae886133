package signinghelper.inspection;

import signinghelper.inspection.FileInspector.Findings;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Inspection of a picture for its end: PNG by its chunks (ISO/IEC 15948, 5.3), JPEG by its last marker (ITU-T T.81, B.1).
 * The picture itself is not decoded.
 */
final class ImageInspection {
    private static final byte[] PNG = HexFormat.of().parseHex("89504E470D0A1A0A");
    private static final byte[] JPEG = HexFormat.of().parseHex("FFD8FF");
    private static final int IEND = 0x49454E44;

    /** Length and type before a chunk's data, and the checksum behind it. */
    private static final int CHUNK_HEAD = 8;

    private static final int CHECKSUM = 4;

    /** Data of a chunk that is held against its checksum; larger ones are only measured. */
    private static final int MOST_CHECKED = 1 << 20;

    /** Most chunks to look at. */
    private static final int MOST_CHUNKS = 100_000;

    /** Range at the end of a JPEG in which cameras add their own data behind the picture. */
    private static final int TAIL = 64 * 1024;

    private ImageInspection() {}

    static Findings of(InspectedFile file) throws IOException {
        if (begins(file, PNG)) {
            return png(file);
        }
        var isCut = begins(file, JPEG) && !hasEnd(file.read(Math.max(0, file.size() - TAIL), TAIL));
        return new Findings(Reach.PARTS, isCut ? List.of(FileFault.CUT_SHORT) : List.of());
    }

    private static boolean begins(InspectedFile file, byte[] magic) throws IOException {
        return Arrays.equals(file.read(0, magic.length), magic);
    }

    private static Findings png(InspectedFile file) throws IOException {
        long at = PNG.length;
        for (var chunk = 0; chunk < MOST_CHUNKS; chunk++) {
            var head = file.numbers(at, CHUNK_HEAD).order(ByteOrder.BIG_ENDIAN);
            if (head.remaining() < CHUNK_HEAD) {
                return new Findings(Reach.PARTS, List.of(FileFault.CUT_SHORT));
            }
            var length = Integer.toUnsignedLong(head.getInt());
            var type = head.getInt();
            var end = at + CHUNK_HEAD + length + CHECKSUM;
            if (end > file.size()) {
                return new Findings(Reach.PARTS, List.of(FileFault.CUT_SHORT));
            }
            if (length <= MOST_CHECKED && !hasItsChecksum(file, at + CHECKSUM, (int) length)) {
                return new Findings(Reach.PARTS, List.of(FileFault.CHECKSUM_WRONG));
            }
            if (type == IEND) {
                return new Findings(Reach.PARTS, List.of());
            }
            at = end;
        }
        return new Findings(Reach.LIMIT, List.of());
    }

    /** The checksum is over type and data. */
    private static boolean hasItsChecksum(InspectedFile file, long type, int length) throws IOException {
        var checked = new CRC32();
        checked.update(file.read(type, CHECKSUM + length));
        var stored = file.numbers(type + CHECKSUM + length, CHECKSUM).order(ByteOrder.BIG_ENDIAN);
        return (int) checked.getValue() == stored.getInt();
    }

    private static boolean hasEnd(byte[] tail) {
        for (var at = tail.length - 2; at >= 0; at--) {
            if (tail[at] == (byte) 0xFF && tail[at + 1] == (byte) 0xD9) {
                return true;
            }
        }
        return false;
    }
}
