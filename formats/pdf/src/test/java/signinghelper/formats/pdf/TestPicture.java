package signinghelper.formats.pdf;

import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.verification.SealReport;
import signinghelper.testkit.authority.TestKey;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/**
 * Picture of a seal whose quarters differ: red and green above, blue and nothing below.
 *
 * @param kind of the file, such as {@code png}
 */
record TestPicture(String kind) {
    private static final int SIDE = 80;
    private static final TestHolder MAKER = TestHolder.of(TestKey.SM2);

    SealAppearance sealOf(TestHolder signer, SealPlacement... places) throws IOException {
        var seal = TestSeal.of(MAKER, NOW, signer.certificate());
        var picture = new SealReport.Picture(kind, bytes(), 40, 40);
        return new SealAppearance(Bytes.copyOf(seal.encoded()), picture, List.of(places));
    }

    Bytes bytes() throws IOException {
        var type = kind.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var image = new BufferedImage(SIDE, SIDE, type);
        var graphics = image.createGraphics();
        fill(graphics, Color.RED, 0, 0);
        fill(graphics, Color.GREEN, 1, 0);
        fill(graphics, Color.BLUE, 0, 1);
        fill(graphics, kind.equals("png") ? new Color(0, true) : Color.WHITE, 1, 1);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, kind, out);
        return Bytes.copyOf(out.toByteArray());
    }

    private static void fill(java.awt.Graphics2D graphics, Color colour, int column, int row) {
        graphics.setColor(colour);
        graphics.fillRect(column * SIDE / 2, row * SIDE / 2, SIDE / 2, SIDE / 2);
    }
}
