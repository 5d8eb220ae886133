package signinghelper.formats.pdf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.seal.SealImage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Pictures in the report on a PDF: what the signature's field showed when it was signed. */
class ShownPictureTest {
    private static final int RED = 0xFFFF0000;
    private static final int GREEN = 0xFF00FF00;
    private static final int BLUE = 0xFF0000FF;

    private static byte[] sealed;

    @BeforeAll
    static void seal() throws Exception {
        sealed = sealed("png", TestPdf.plain());
    }

    private static byte[] sealed(String kind, byte[] pdf) throws Exception {
        var place = new SealPlacement(1, 25, 40, 40, 40, Strip.WHOLE);
        return Signer.of(HOLDER)
                .with(new TestPicture(kind).sealOf(HOLDER, place))
                .sign(pdf);
    }

    private static BufferedImage shown(byte[] signed, String field) throws IOException {
        var picture = Verdict.on(signed).signature(field).picture();
        return SealImage.decoded(Objects.requireNonNull(picture), 10_000).orElseThrow();
    }

    private static List<Integer> quarters(BufferedImage picture) {
        return List.of(picture.getRGB(20, 20), picture.getRGB(60, 20), picture.getRGB(20, 60), picture.getRGB(60, 60));
    }

    @Test
    void isThatOfTheSealWithItsTransparency() throws Exception {
        assertThat(quarters(shown(sealed, "Signature1"))).containsExactly(RED, GREEN, BLUE, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif"})
    void isReadWithoutTransparencyToo(String kind) throws Exception {
        assertThat(quarters(shown(sealed(kind, TestPdf.plain()), "Signature1")))
                .containsExactly(RED, GREEN, BLUE, 0xFFFFFFFF);
    }

    @Test
    void isFoundInAFieldThatWaitedForTheSignature() throws Exception {
        var place = new SealPlacement(1, 38, 158, 12, 12, Strip.WHOLE);
        var signed = Signer.of(HOLDER)
                .inField("first")
                .with(new TestPicture("png").sealOf(HOLDER, place))
                .sign(TestPdf.form());

        assertThat(quarters(shown(signed, "first"))).containsExactly(RED, GREEN, BLUE, 0);
    }

    @Test
    void isAbsentWhereTheSignatureShowsNothing() throws Exception {
        var signed = Signer.of(HOLDER).sign(TestPdf.plain());

        assertThat(Verdict.on(signed).signature("Signature1").picture()).isNull();
    }

    /** Each signature keeps the picture that it was made with, whatever comes later. */
    @Test
    void isThatOfItsOwnSignature() throws Exception {
        var twice = Signer.of(HOLDER).sign(sealed);
        var verdict = Verdict.on(twice);

        assertThat(quarters(shown(twice, "Signature1"))).containsExactly(RED, GREEN, BLUE, 0);
        assertThat(verdict.signature("Signature2").picture()).isNull();
    }

    @Test
    void isThatWhichWasSignedAndNotALaterOne() throws Exception {
        var changed = TestPdf.updated(sealed, document -> {
            var widget = document.getDocumentCatalog()
                    .getAcroForm()
                    .getField("Signature1")
                    .getWidgets()
                    .get(0);
            widget.setAppearance(null);
            widget.getCOSObject().setNeedToBeUpdated(true);
        });

        assertThat(Verdict.on(changed).indication("Signature1").name()).isEqualTo("TOTAL_FAILED");
        assertThat(quarters(shown(changed, "Signature1"))).containsExactly(RED, GREEN, BLUE, 0);
    }

    /** Nobody has signed the picture of a signature that does not hold. */
    @Test
    void isNotShownOfASignatureThatDoesNotHold() throws Exception {
        var broken = sealed.clone();
        var line = new String(broken, StandardCharsets.ISO_8859_1).indexOf("/MediaBox");
        broken[line + 1] = 'N';

        assertThat(Verdict.on(broken).signature("Signature1").picture()).isNull();
    }
}
