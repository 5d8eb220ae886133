package signinghelper.formats.internal.pages;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

import static org.assertj.core.api.Assertions.assertThat;

class AveragedPictureTest {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private static BufferedImage read(BufferedImage image, double most) throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png.toByteArray()))) {
            reader.setInput(in);
            return AveragedPicture.read(reader, most);
        } finally {
            reader.dispose();
        }
    }

    /** Only the samples that a reader would take, had it some of them alone, are black. */
    @Test
    void eachPixelIsTheMeanOfAllSamplesInItsPlace() throws Exception {
        var image = new BufferedImage(41, 40, BufferedImage.TYPE_INT_ARGB);
        for (var x = 0; x < 41; x++) {
            for (var y = 0; y < 40; y++) {
                image.setRGB(x, y, x % 4 == 0 && y % 4 == 0 ? BLACK : WHITE);
            }
        }

        var averaged = read(image, 120);

        assertThat(averaged.getWidth()).isEqualTo(11);
        assertThat(averaged.getHeight()).isEqualTo(10);
        assertThat(averaged.getRGB(5, 5)).isEqualTo(0xFFEFEFEF);
        assertThat(averaged.getRGB(10, 0)).isEqualTo(0xFFBFBFBF);
    }

    @Test
    void aSampleCountsAsMuchAsItIsOpaque() throws Exception {
        var image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xFF0000FF);
        image.setRGB(1, 0, 0x00FFFFFF);

        assertThat(read(image, 1).getRGB(0, 0)).isEqualTo(0x3F0000FF);
        assertThat(read(image, 4).getRGB(0, 0)).isEqualTo(0xFF0000FF);
    }
}
