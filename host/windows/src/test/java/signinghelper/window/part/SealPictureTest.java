package signinghelper.window.part;

import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.verification.SealReport;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

class SealPictureTest {
    private static SealReport seal(byte[] picture) {
        return new SealReport(
                "1",
                "测试供应商有限公司",
                null,
                Instant.EPOCH,
                Instant.MAX,
                new SealReport.Picture("png", Bytes.copyOf(picture), 40, 40));
    }

    private static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", out);
        return out.toByteArray();
    }

    @Test
    void isDrawnInItsProportionsWithTheSealsName() throws Exception {
        var label = SealPicture.of(seal(png(480, 240)), "印章").orElseThrow();

        assertThat(label.getAccessibleContext().getAccessibleName()).isEqualTo("印章 测试供应商有限公司");
        assertThat(label.getIcon().getIconWidth())
                .isEqualTo(2 * label.getIcon().getIconHeight())
                .isPositive();
    }

    @Test
    void aPictureThatIsTooLargeOrNoneIsLeftOut() throws Exception {
        assertThat(SealPicture.of(seal(png(2001, 2000)), "印章")).isEmpty();
        assertThat(SealPicture.of(seal("<ofd/>".getBytes(StandardCharsets.UTF_8)), "印章"))
                .isEmpty();
        assertThat(SealPicture.of(seal(new byte[0]), "印章")).isEmpty();
    }
}
