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
import java.util.List;
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
                        .open(TestPages.of("a", "b"), new DocumentKind("pdf"))
                        .orElseThrow()) {
            var picture = pages.draw(2, 2).picture();

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
                        .open(TestPages.of("a"), new DocumentKind("pdf"))
                        .orElseThrow()) {
            var picture = pages.draw(1, 1000).picture();

            assertThat((long) picture.getWidth() * picture.getHeight()).isBetween(11_000_000L, 12_100_000L);
        }
    }

    @Test
    void aFileWithTwoReadingsIsNotDrawn() throws Exception {
        var pdf = new String(TestPages.of("a").open().readAllBytes(), StandardCharsets.ISO_8859_1);
        var doubled = pdf.replaceFirst("startxref\\s+\\d+", "startxref 7");
        var content = Content.inMemory(Bytes.copyOf(doubled.getBytes(StandardCharsets.ISO_8859_1)));
        try (var copies = new PrivateFolder(folder)) {
            assertThat(TestPages.preview(copies).open(content, new DocumentKind("pdf")))
                    .isEmpty();
        }
    }

    /** PDFBox by itself would find the object, and draw it. */
    @Test
    void anObjectThatIsFreeIsNotDrawn() throws Exception {
        try (var copies = new PrivateFolder(folder);
                var pages = TestPages.preview(copies)
                        .open(withFreeContent(), new DocumentKind("pdf"))
                        .orElseThrow()) {
            assertThat(pages.draw(1, 1).picture().getRGB(100, 100)).isEqualTo(WHITE);
        }
    }

    private static Content withFreeContent() {
        var text = new StringBuilder("%PDF-1.7\n");
        var entries = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        var objects = List.of(
                "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n",
                "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n",
                "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >> endobj\n");
        for (var object : objects) {
            entries.append("%010d 00000 n \n".formatted(text.length()));
            text.append(object);
        }
        text.append("4 0 obj << /Length 25 >> stream\n1 0 0 rg 0 0 595 842 re f\nendstream endobj\n");
        entries.append("0000000000 00000 f \n");
        var end = "trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(text.length());
        return Content.inMemory(Bytes.copyOf((text.append(entries) + end).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aLargePictureIsDrawnWithFewerPixels() throws Exception {
        var image = new BufferedImage(10_000, 8_000, BufferedImage.TYPE_BYTE_BINARY);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        var content = Content.inMemory(Bytes.copyOf(out.toByteArray()));
        try (var copies = new PrivateFolder(folder);
                var pages = TestPages.preview(copies)
                        .open(content, DocumentKind.IMAGE)
                        .orElseThrow()) {
            assertThat(pages.draw(1, 1).picture().getWidth()).isBetween(3_000, 4_000);
            assertThat(pages.sizes().get(0).width()).isBetween(2645.0, 2646.0);
        }
    }
}
