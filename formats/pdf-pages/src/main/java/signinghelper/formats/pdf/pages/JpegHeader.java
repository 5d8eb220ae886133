package signinghelper.formats.pdf.pages;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Beginning of a JPEG (ITU-T T.81, annex B).
 *
 * @param parts colour components of a point
 * @param isTurned true where a note of Adobe's says that no colours were turned into brightness, and one of JFIF that they were
 */
record JpegHeader(int width, int height, int parts, boolean isTurned) {
    private static final int START = 0xFFD8;
    private static final int JFIF = 0xFFE0;
    private static final int ADOBE = 0xFFEE;
    private static final int FIRST_FRAME = 0xFFC0;
    private static final int LAST_FRAME = 0xFFCF;
    private static final int TRANSFORM = 11;

    /** Reads up to the size of a picture. */
    static JpegHeader of(InputStream jpeg) throws IOException {
        try (var data = new DataInputStream(jpeg)) {
            if (data.readUnsignedShort() != START) {
                throw new EOFException("no JPEG");
            }
            var isJfif = false;
            var isPlain = false;
            while (true) {
                var marker = data.readUnsignedShort();
                var length = data.readUnsignedShort() - 2;
                if (isFrame(marker)) {
                    data.skipNBytes(1);
                    var height = data.readUnsignedShort();
                    return new JpegHeader(data.readUnsignedShort(), height, data.readUnsignedByte(), isJfif && isPlain);
                }
                var body = data.readNBytes(length);
                isJfif |= marker == JFIF && begins(body, "JFIF");
                isPlain |= marker == ADOBE && begins(body, "Adobe") && length > TRANSFORM && body[TRANSFORM] != 1;
            }
        }
    }

    /** Tables of codes (C4, CC) and what is kept for later (C8) lie among the frames. */
    private static boolean isFrame(int marker) {
        return marker == FIRST_FRAME || (marker > FIRST_FRAME && marker <= LAST_FRAME && marker % 4 != 0);
    }

    private static boolean begins(byte[] body, String name) {
        return new String(body, StandardCharsets.ISO_8859_1).startsWith(name);
    }
}
