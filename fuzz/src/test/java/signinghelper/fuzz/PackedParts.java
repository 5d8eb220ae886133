package signinghelper.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Parts of a container one after the other, each behind the length of its name in an octet, the name, and its own length in two. Chance
 * changes them so that the container around them stays sound.
 */
public final class PackedParts {
    private static final int MOST = 0xFFFF;

    private PackedParts() {}

    /** Packs parts; those that are too long are cut. */
    public static byte[] pack(Map<String, byte[]> parts) {
        var packed = new ByteArrayOutputStream();
        parts.forEach((name, data) -> {
            var letters = name.getBytes(StandardCharsets.UTF_8);
            var length = Math.min(data.length, MOST);
            packed.write(letters.length);
            packed.writeBytes(letters);
            packed.write(length >> 8);
            packed.write(length);
            packed.write(data, 0, length);
        });
        return packed.toByteArray();
    }

    /** Returns a container of what is packed, as far as it goes. */
    public static byte[] zip(byte[] packed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : parts(ByteBuffer.wrap(packed)).entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> parts(ByteBuffer packed) {
        var parts = new LinkedHashMap<String, byte[]>();
        while (packed.remaining() > 0) {
            var name = new String(next(packed, packed.get() & 0xFF), StandardCharsets.UTF_8);
            var length = packed.remaining() < Short.BYTES ? packed.remaining() : packed.getShort() & MOST;
            parts.put(name, next(packed, length));
        }
        return parts;
    }

    private static byte[] next(ByteBuffer packed, int length) {
        var data = new byte[Math.min(length, packed.remaining())];
        packed.get(data);
        return data;
    }
}
