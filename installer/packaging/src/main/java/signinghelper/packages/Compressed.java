package signinghelper.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A text as Debian keeps it below {@code /usr/share}: gzip (RFC 1952) at its best, without a time. */
final class Compressed {
    private static final int EXTRA_FLAGS_BEST = 2;
    private static final int UNIX = 3;
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, EXTRA_FLAGS_BEST, UNIX};

    private Compressed() {}

    static byte[] text(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var sum = new CRC32();
        sum.update(bytes);
        var out = new ByteArrayOutputStream();
        out.write(HEAD);
        var raw = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (var deflated = new DeflaterOutputStream(out, raw)) {
            deflated.write(bytes);
        } finally {
            raw.end();
        }
        littleEndian(out, sum.getValue());
        littleEndian(out, bytes.length);
        return out.toByteArray();
    }

    private static void littleEndian(ByteArrayOutputStream out, long number) {
        for (var shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write((int) (number >> shift));
        }
    }
}
