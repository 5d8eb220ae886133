package signinghelper.packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Windows' icon file, of PNG pictures as they are ("Icons", Microsoft; PNG since Windows Vista). */
final class IconFile {
    private static final int HEADER = 6;
    private static final int ENTRY = 16;
    private static final int PNG_WIDTH = 16;

    private IconFile() {}

    /** Creates the file from square pictures of at most 256 pixels a side. */
    static byte[] of(List<Path> pictures) throws IOException {
        var size = HEADER + ENTRY * pictures.size();
        for (var picture : pictures) {
            size += (int) Files.size(picture);
        }
        var icon = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        var offset = HEADER + ENTRY * pictures.size();
        for (var picture : pictures) {
            var png = Files.readAllBytes(picture);
            // 256 is written as 0.
            var side = (byte) ByteBuffer.wrap(png).getInt(PNG_WIDTH);
            icon.put(side).put(side).putShort((short) 0);
            icon.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(offset);
            offset += png.length;
        }
        for (var picture : pictures) {
            icon.put(Files.readAllBytes(picture));
        }
        return icon.array();
    }
}
