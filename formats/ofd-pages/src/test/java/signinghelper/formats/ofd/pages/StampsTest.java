package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.seal.Seal;
import signinghelper.testkit.authority.TestKey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/** Seals of earlier signatures on the pages. */
class StampsTest {
    private static final int WHITE = 0xFFFFFF;

    static Content sealed(byte[] picture, SealPlacement... places) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var signer = TestHolder.of(TestKey.SM2, now);
        var made = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());
        made.picture = picture;
        var seal = Seal.parse(Bytes.copyOf(made.encoded()));
        var prepared = DocumentFormats.named("ofd")
                .orElseThrow()
                .prepare(
                        TestPage.with("").content(),
                        signer.signer(CmsForm.PKCS7_501).identity(),
                        now,
                        new SealAppearance(seal.encoded(), seal.picture(), List.of(places)),
                        TimeStamping.NONE);
        var signed = prepared.finish(signer.sign(prepared.digestToSign()));
        return Content.inMemory(Bytes.copyOf(TestCmsSigner.bytes(signed)));
    }

    private static BufferedImage draw(Content content) throws Exception {
        try (var document = DrawnDocument.of(content)) {
            return document.draw(1, 2).picture();
        }
    }

    static boolean hasInk(BufferedImage page, int left, int top, int width, int height) {
        for (var y = 2 * top; y < 2 * (top + height); y++) {
            for (var x = 2 * left; x < 2 * (left + width); x++) {
                if ((page.getRGB(x, y) & WHITE) != WHITE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] samples() throws IOException {
        var image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Test
    void aSealIsDrawnInItsPlaceAndAStripAlone() throws Exception {
        var page = draw(sealed(
                samples(),
                new SealPlacement(1, 10, 10, 20, 20, Strip.WHOLE),
                new SealPlacement(1, 60, 60, 20, 20, new Strip(0.5, 1))));

        assertThat(hasInk(page, 10, 10, 20, 20)).isTrue();
        assertThat(hasInk(page, 31, 0, 29, 100)).isFalse();
        assertThat(hasInk(page, 60, 60, 9, 20)).isFalse();
        assertThat(hasInk(page, 71, 60, 9, 20)).isTrue();
    }

    @Test
    void aSealThatIsADocumentIsDrawnWithoutItsPaper() throws Exception {
        var picture = TestPage.with(TestPage.square("Boundary=\"50 50 10 10\"", "Value=\"255 0 0\""))
                .content();
        var page = draw(sealed(
                picture.open().readAllBytes(),
                new SealPlacement(1, 10, 10, 20, 20, Strip.WHOLE),
                new SealPlacement(1, 20, 10, 20, 20, Strip.WHOLE)));

        assertThat(page.getRGB(2 * 21, 2 * 21) & WHITE).isEqualTo(0xFF0000);
        assertThat(page.getRGB(2 * 31, 2 * 21) & WHITE).isEqualTo(0xFF0000);
        assertThat(page.getRGB(2 * 15, 2 * 15) & WHITE).isEqualTo(WHITE);
    }

    @Test
    void aSealThatCannotBeReadIsNamed() throws Exception {
        var content = sealed(new byte[] {1}, new SealPlacement(1, 10, 10, 20, 20, Strip.WHOLE));
        try (var document = DrawnDocument.of(content)) {
            assertThat(document.draw(1, 2).undrawn()).containsExactly(PagePart.SEAL);
        }
    }
}
