package signinghelper.window.part;

import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

class SealPictureTest {
    private static Bytes png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", out);
        return Bytes.copyOf(out.toByteArray());
    }

    @Test
    void isDrawnInItsProportionsWithTheSealsName() throws Exception {
        var label = SealPicture.of(png(480, 240), "印章 测试供应商有限公司").orElseThrow();

        assertThat(label.getAccessibleContext().getAccessibleName()).isEqualTo("印章 测试供应商有限公司");
        assertThat(label.getIcon().getIconWidth())
                .isEqualTo(2 * label.getIcon().getIconHeight())
                .isPositive();
    }

    @Test
    void aPictureThatIsTooLargeOrNoneIsLeftOut() throws Exception {
        assertThat(SealPicture.of(png(2001, 2000), "印章")).isEmpty();
        assertThat(SealPicture.of(Bytes.copyOf("<ofd/>".getBytes(StandardCharsets.UTF_8)), "印章"))
                .isEmpty();
        assertThat(SealPicture.of(Bytes.copyOf(new byte[0]), "印章")).isEmpty();
    }
}
