package signinghelper.formats.ofd.pages;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Pictures for pages. */
final class TestPictures {
    private TestPictures() {}

    /** Returns ten by ten black pixels. */
    static byte[] png() throws IOException {
        return png(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /**
     * Returns eight by eight pixels in JBIG2, of which the left half is black: a page, and a generic region whose first row has
     * four black pixels and whose others repeat it (ITU-T T.6).
     */
    static byte[] jbig2() {
        return HexFormat.of()
                .parseHex("974a42320d0a1a0a0100000001"
                        + "00000000300001" + "00000013" + "0000000800000008" + "0000000000000000" + "000000"
                        + "00000001260001" + "0000001a" + "0000000800000008" + "0000000000000000" + "0001"
                        + "26affffff0010010"
                        + "00000002310001" + "00000000"
                        + "00000003330000" + "00000000");
    }
}
