package signinghelper.preview;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class DocumentPreviewTest {
    private static final int RED = 0xFFFF0000;
    private static final int WHITE = 0xFFFFFFFF;

    @TempDir
    private Path folder;

    @Test
    void drawsPagesOfPdf() throws Exception {
        try (var copies = new PrivateFolder(folder);
                var pages = TestPages.preview(copies)
                        .open(TestPages.of("a", "b"), DocumentKind.PDF)
                        .orElseThrow()) {
            var picture = pages.draw(2, 2);

            assertThat(pages.sizes()).hasSize(2);
            assertThat(picture.getWidth()).isBetween(418, 420);
            assertThat(picture.getRGB(20, 20)).isEqualTo(RED);
            assertThat(picture.getRGB(60, 60)).isEqualTo(WHITE);
        }
    }

    @Test
    void aPictureHasALimit() throws Exception {
        try (var copies = new PrivateFolder(folder);
                var pages = TestPages.preview(copies)
                        .open(TestPages.of("a"), DocumentKind.PDF)
                        .orElseThrow()) {
            var picture = pages.draw(1, 1000);

            assertThat((long) picture.getWidth() * picture.getHeight()).isBetween(11_000_000L, 12_100_000L);
        }
    }

    @Test
    void aFileWithTwoReadingsIsNotDrawn() throws Exception {
        var pdf = new String(TestPages.of("a").open().readAllBytes(), StandardCharsets.ISO_8859_1);
        var doubled = pdf.replaceFirst("startxref\\s+\\d+", "startxref 7");
        var content = Content.inMemory(Bytes.copyOf(doubled.getBytes(StandardCharsets.ISO_8859_1)));
        try (var copies = new PrivateFolder(folder)) {
            assertThat(TestPages.preview(copies).open(content, DocumentKind.PDF))
                    .isEmpty();
        }
    }

    @Test
    void ofALargePictureOnlySomeSamplesAreRead() throws Exception {
        var image = new BufferedImage(10_000, 8_000, BufferedImage.TYPE_BYTE_BINARY);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        var content = Content.inMemory(Bytes.copyOf(out.toByteArray()));
        try (var copies = new PrivateFolder(folder);
                var pages = TestPages.preview(copies)
                        .open(content, DocumentKind.IMAGE)
                        .orElseThrow()) {
            assertThat(pages.draw(1, 1).getWidth()).isBetween(3_000, 4_000);
            assertThat(pages.sizes().get(0).width()).isBetween(2645.0, 2646.0);
        }
    }
}
