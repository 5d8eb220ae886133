package signinghelper.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Version of a native library by its file alone, which is not loaded; the same on every system. */
public final class LibraryVersion {
    /** Name of a PE file's version resource, as it stands right before {@code VS_FIXEDFILEINFO}. */
    private static final String RESOURCE =
            new String("VS_VERSION_INFO\0".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

    private static final int SIGNATURE = 0xFEEF_04BD;
    private static final int FILE_VERSION = 8;
    private static final int ALIGNED = 4;
    private static final Pattern NUMBERED = Pattern.compile(".*\\.so\\.(\\d{1,9}(?:\\.\\d{1,9}){0,3})");

    private LibraryVersion() {}

    /**
     * Returns the version in the file's own resource (PE), or else at the end of its real name (ELF); empty where the
     * maker has given none.
     *
     * @param content of the file
     */
    public static Optional<String> of(Path file, byte[] content) throws IOException {
        var inside = inside(content);
        if (inside.isPresent()) {
            return inside;
        }
        var name = NUMBERED.matcher(file.toRealPath().getFileName().toString());
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static Optional<String> inside(byte[] content) {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        var bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = text.indexOf(RESOURCE); at >= 0; at = text.indexOf(RESOURCE, at + 1)) {
            var end = at + RESOURCE.length();
            for (var place = end; place < end + ALIGNED && place <= content.length - 2 * FILE_VERSION; place++) {
                if (bytes.getInt(place) == SIGNATURE) {
                    return Optional.of(version(bytes, place + FILE_VERSION));
                }
            }
        }
        return Optional.empty();
    }

    private static String version(ByteBuffer bytes, int place) {
        return half(bytes, place + 2) + "." + half(bytes, place) + "." + half(bytes, place + 6) + "."
                + half(bytes, place + 4);
    }

    private static int half(ByteBuffer bytes, int place) {
        return Short.toUnsignedInt(bytes.getShort(place));
    }
}
