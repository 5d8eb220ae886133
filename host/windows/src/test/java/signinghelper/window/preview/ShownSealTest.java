package signinghelper.window.preview;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.verification.SealReport.Picture;
import signinghelper.preview.TestPages;
import signinghelper.prompt.PlacedSeal;
import signinghelper.prompt.SealedPages;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

/** A seal that was moved in the preview, and the same seal in the signed document as poppler draws it. */
@Tag("slow")
class ShownSealTest {
    private static final int DOTS_PER_INCH = 144;
    private static final double PIXELS = DOTS_PER_INCH / 25.4;
    private static final TestHolder SIGNER = TestHolder.of(TestKey.RSA);

    @TempDir
    private Path folder;

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void standsWhereItWasShown(int degrees) throws Exception {
        Needed.file(Path.of("/usr/bin/pdftoppm"));
        var document = TestPages.turned("word", degrees);
        var format = DocumentFormats.named("pdf").orElseThrow();
        var first = new PlacedSeal(0, new SealPlacement(1, 10, 20, 40, 40, Strip.WHOLE), true);
        var moves = new SealMoves(
                new SealedPages(format.pages(document), picture(), List.of(first), format.multipliesSeal()));

        moves.moveBy(77.3, 101.9);
        var shown = shown(moves);
        var signed = rendered(sign(format, document, moves));

        assertThat(shown.x).isCloseTo((int) (87.3 * PIXELS), within(2));
        assertThat(shown.width).isCloseTo((int) (40 * PIXELS), within(2));
        assertThat(signed.x).isCloseTo(shown.x, within(2));
        assertThat(signed.y).isCloseTo(shown.y, within(2));
        assertThat(signed.width).isCloseTo(shown.width, within(3));
        assertThat(signed.height).isCloseTo(shown.height, within(3));
    }

    /** Text under the seal shows through in the preview as it will in the signed document, which poppler draws. */
    @Test
    void letsTheTextBelowThroughAsTheSignedDocumentDoes() throws Exception {
        Needed.file(Path.of("/usr/bin/pdftoppm"));
        var document = TestPages.turned("word", 0);
        var format = DocumentFormats.named("pdf").orElseThrow();
        var onWord = new PlacedSeal(0, new SealPlacement(1, 75, 118, 60, 60, Strip.WHOLE), true);
        var moves = new SealMoves(
                new SealedPages(format.pages(document), picture(), List.of(onWord), format.multipliesSeal()));

        var shown = drawn(moves, poppler(document));
        var signed = poppler(Content.inMemory(Bytes.copyOf(sign(format, document, moves))));

        var area = new Rectangle((int) (77 * PIXELS), (int) (120 * PIXELS), (int) (56 * PIXELS), (int) (56 * PIXELS));
        assertThat(black(signed, area)).isGreaterThan(100);
        assertThat(black(shown, area)).isCloseTo(black(signed, area), withinPercentage(10));
    }

    private static int black(BufferedImage image, Rectangle area) {
        var count = 0;
        for (var x = area.x; x < area.x + area.width; x++) {
            for (var y = area.y; y < area.y + area.height; y++) {
                count += (image.getRGB(x, y) & 0xFF) < 100 ? 1 : 0;
            }
        }
        return count;
    }

    /** Box of the seal in the preview. */
    private static Rectangle shown(SealMoves moves) throws Exception {
        var size = moves.pages().sizes().get(0);
        var white = new BufferedImage(
                (int) Math.round(size.width() * PIXELS),
                (int) Math.round(size.height() * PIXELS),
                BufferedImage.TYPE_INT_RGB);
        var graphics = white.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, white.getWidth(), white.getHeight());
        graphics.dispose();
        return blue(drawn(moves, white));
    }

    private static BufferedImage drawn(SealMoves moves, BufferedImage page) throws Exception {
        var size = moves.pages().sizes().get(0);
        var pixels = new Dimension((int) Math.round(size.width() * PIXELS), (int) Math.round(size.height() * PIXELS));
        var image = new BufferedImage(pixels.width, pixels.height, BufferedImage.TYPE_INT_RGB);
        SwingUtilities.invokeAndWait(() -> {
            var view = new PageView();
            view.show(page, pixels);
            view.setSize(pixels);
            view.show(new SealLayer(moves, view));
            view.paint(image.createGraphics());
        });
        return image;
    }

    private Rectangle rendered(byte[] pdf) throws IOException, InterruptedException {
        return blue(poppler(Content.inMemory(Bytes.copyOf(pdf))));
    }

    private BufferedImage poppler(Content pdf) throws IOException, InterruptedException {
        var file = folder.resolve("document.pdf");
        try (var in = pdf.open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        var picture = folder.resolve("page");
        var dots = Integer.toString(DOTS_PER_INCH);
        var process = new ProcessBuilder(
                        "pdftoppm", "-cropbox", "-r", dots, "-png", "-singlefile", file.toString(), picture.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return ImageIO.read(folder.resolve("page.png").toFile());
    }

    /** Returns the box around the seal, which alone is blue. */
    private static Rectangle blue(BufferedImage image) {
        var box = new Rectangle(-1, -1);
        for (var x = 0; x < image.getWidth(); x++) {
            for (var y = 0; y < image.getHeight(); y++) {
                var colour = new Color(image.getRGB(x, y));
                if (colour.getBlue() > 200 && colour.getRed() < 50 && colour.getGreen() < 50) {
                    box.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return box;
    }

    private static byte[] sign(DocumentFormat format, Content document, SealMoves moves) throws Exception {
        var seal = TestSeal.of(TestHolder.of(TestKey.SM2), TestAuthority.NOW, SIGNER.certificate());
        var places = moves.seals().stream().map(PlacedSeal::placement).toList();
        var appearance = new SealAppearance(Bytes.copyOf(seal.encoded()), picture(), places);
        var prepared = format.prepare(
                document,
                SIGNER.signer(CmsForm.PKCS7_501).identity(),
                TestAuthority.NOW,
                appearance,
                TimeStamping.NONE);
        var out = new ByteArrayOutputStream();
        prepared.finish(SIGNER.sign(prepared.digestToSign())).writeTo(out);
        return out.toByteArray();
    }

    private static Picture picture() throws IOException {
        var image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, 80, 80);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return new Picture("png", Bytes.copyOf(out.toByteArray()), 40, 40);
    }
}
