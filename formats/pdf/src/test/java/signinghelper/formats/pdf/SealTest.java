package signinghelper.formats.pdf;

import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.seal.RidingSeal;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Seals on pages, as poppler draws them: where they were asked for, and upright. */
class SealTest {
    private static final String RED = "ff0000";
    private static final String GREEN = "00ff00";
    private static final String BLUE = "0000ff";
    private static final String WHITE = "ffffff";
    private static final String BLACK = "000000";

    @TempDir
    static Path folder;

    private static PdfSig pdfsig;

    @BeforeAll
    static void prepare() throws Exception {
        pdfsig = PdfSig.in(folder);
    }

    private static void assertAllPass(byte[] signed) throws Exception {
        var verdict = Verdict.on(signed);
        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(pdfsig.judge(signed, "Signature1")).isEqualTo("valid, whole");
        assertThat(new Dss(HOLDER).judge(signed)).isEqualTo("passed");
        assertThat(pdfsig.isSoundPdf(signed)).isTrue();
    }

    private static List<PageSize> sizes(byte[] pdf) throws Exception {
        return new PdfFormat().pages(Content.inMemory(Bytes.copyOf(pdf)));
    }

    private static void assertUpright(byte[] signed, SealPlacement at) throws Exception {
        var size = sizes(signed).get(at.page() - 1);
        var page = Rendered.page(signed, at.page(), size, folder);
        var quarter = at.width() / 4;
        assertThat(page.at(at.left() + quarter, at.top() + quarter)).isEqualTo(RED);
        assertThat(page.at(at.left() + 3 * quarter, at.top() + quarter)).isEqualTo(GREEN);
        assertThat(page.at(at.left() + quarter, at.top() + 3 * quarter)).isEqualTo(BLUE);
        assertThat(page.at(at.left() + 3 * quarter, at.top() + 3 * quarter)).isEqualTo(WHITE);
        assertThat(page.at(at.left() - 1, at.top() + quarter)).isEqualTo(WHITE);
        assertThat(page.at(at.left() + quarter, at.top() - 1)).isEqualTo(WHITE);
        assertThat(page.at(at.left() + at.width() + 1, at.top() + quarter)).isEqualTo(WHITE);
        assertThat(page.at(at.left() + quarter, at.top() + at.height() + 1)).isEqualTo(WHITE);
    }

    private static byte[] page(int rotation, PDRectangle media, PDRectangle crop, float unit) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(media);
            page.setCropBox(crop);
            page.setRotation(rotation);
            page.setUserUnit(unit);
            document.addPage(page);
            return TestPdf.save(document, CompressParameters.NO_COMPRESSION);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "90, 1", "180, 1", "270, 1", "-90, 1", "0, 2", "90, 2"})
    void standsUpright(int rotation, float unit) throws Exception {
        var media = new PDRectangle(-50, 30, 500, 700);
        var crop = new PDRectangle(-30, 100, 400, 550);
        var place = new SealPlacement(1, 25, 40, 40, 40, Strip.WHOLE);
        var signed = Signer.of(HOLDER)
                .with(new TestPicture("png").sealOf(HOLDER, place))
                .sign(page(rotation, media, crop, unit));

        assertUpright(signed, place);
        assertAllPass(signed);
        assertThat(sizes(signed).get(0).width())
                .isCloseTo((rotation % 180 == 0 ? 400 : 550) * unit * 25.4 / 72, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void readsPicturesOfEveryKind(String kind) throws Exception {
        var place = new SealPlacement(1, 25, 40, 40, 40, Strip.WHOLE);
        var signed = Signer.of(HOLDER)
                .with(new TestPicture(kind).sealOf(HOLDER, place))
                .sign(page(0, PDRectangle.A4, PDRectangle.A4, 1));

        assertUpright(signed, place);
    }

    /** JPEG keeps colours only nearly, and has no transparency. */
    @Test
    void readsAJpegPicture() throws Exception {
        var place = new SealPlacement(1, 25, 40, 40, 40, Strip.WHOLE);
        var signed = Signer.of(HOLDER)
                .with(new TestPicture("jpeg").sealOf(HOLDER, place))
                .sign(page(0, PDRectangle.A4, PDRectangle.A4, 1));
        var page = Rendered.page(signed, 1, sizes(signed).get(0), folder);

        assertThat(Integer.parseInt(page.at(35, 50), 16) >> 16).isGreaterThan(0xF0);
        assertThat(Integer.parseInt(page.at(55, 50), 16) >> 8).isCloseTo(0xFF, within(8));
        assertThat(Integer.parseInt(page.at(35, 70), 16)).isCloseTo(0xFF, within(8));
        assertAllPass(signed);
    }

    @Test
    void hidesNothing() throws Exception {
        var signed = Signer.of(HOLDER)
                .with(new TestPicture("bmp").sealOf(HOLDER, new SealPlacement(1, 0, 0, 100, 100, Strip.WHOLE)))
                .sign(black());
        var page = Rendered.page(signed, 1, sizes(signed).get(0), folder);

        assertThat(page.at(20, 20)).isEqualTo(BLACK);
        assertThat(page.at(45, 45)).isEqualTo(RED);
    }

    /** A page with a black square of 40 millimetres in its corner. */
    private static byte[] black() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.addRect(0, PDRectangle.A4.getHeight() - 113, 113, 113);
                content.fill();
            }
            return TestPdf.save(document, CompressParameters.NO_COMPRESSION);
        }
    }

    @Tag("slow")
    @Test
    void ridesOverAllPages() throws Exception {
        var pages = 3;
        var pdf = pages(pages);
        var width = sizes(pdf).get(0).width();
        var strips = new ArrayList<SealPlacement>();
        for (var i = 0; i < pages; i++) {
            var strip = new Strip(i / (double) pages, (i + 1) / (double) pages);
            strips.add(new SealPlacement(i + 1, width - strip.to() * 30, 100, 30, 30, strip));
        }
        var seal = new TestPicture("png").sealOf(HOLDER, strips.toArray(SealPlacement[]::new));
        var signed = Signer.of(HOLDER).with(seal).sign(pdf);

        assertAllPass(signed);
        assertStrip(signed, 1, width - 5, RED, BLUE);
        assertStrip(signed, 1, width - 12, WHITE, WHITE);
        assertStrip(signed, 2, width - 7, RED, BLUE);
        assertStrip(signed, 2, width - 3, GREEN, WHITE);
        assertStrip(signed, 3, width - 5, GREEN, WHITE);
        assertThat(Verdict.on(signed).report().signatures()).hasSize(1);
    }

    @Tag("slow")
    @Test
    void ridesOver500Pages() throws Exception {
        var pdf = pages(500);
        var sizes = sizes(pdf);
        var picture = new TestPicture("png");
        var whole = picture.sealOf(HOLDER, new SealPlacement(1, 0, 0, 1, 1, Strip.WHOLE));
        var strips = RidingSeal.over(sizes, whole.picture()).toArray(SealPlacement[]::new);
        var signed = Signer.of(HOLDER).with(picture.sealOf(HOLDER, strips)).sign(pdf);

        assertAllPass(signed);
    }

    private static void assertStrip(byte[] signed, int number, double left, String above, String below)
            throws Exception {
        var page = Rendered.page(signed, number, sizes(signed).get(number - 1), folder);
        assertThat(page.at(left, 107)).isEqualTo(above);
        assertThat(page.at(left, 122)).isEqualTo(below);
    }

    private static byte[] pages(int count) throws IOException {
        try (var document = new PDDocument()) {
            for (var i = 0; i < count; i++) {
                document.addPage(new PDPage(PDRectangle.A4));
            }
            return TestPdf.save(document, CompressParameters.DEFAULT_COMPRESSION);
        }
    }

    @Test
    void aStampWithoutASignatureIsAChange() throws Exception {
        var stamped = TestPdf.updated(Signer.of(HOLDER).sign(pages(1)), document -> {
            var stamp = new PDAnnotationRubberStamp();
            stamp.setRectangle(new PDRectangle(100, 100, 100, 100));
            var page = document.getPage(0);
            var annotations = page.getAnnotations();
            annotations.add(stamp);
            page.setAnnotations(annotations);
            page.getCOSObject().setNeedToBeUpdated(true);
            stamp.getCOSObject().setNeedToBeUpdated(true);
        });
        var resigned = Signer.of(HOLDER).sign(stamped);

        assertThat(Verdict.on(stamped).codes("Signature1")).contains(Code.CHANGED_LATER);
        assertThat(Verdict.on(resigned).codes("Signature1")).contains(Code.CHANGED_LATER);
    }

    @Test
    void twoSealsLeaveTheFirstSignatureValid() throws Exception {
        var first = new TestPicture("png").sealOf(HOLDER, new SealPlacement(1, 20, 20, 40, 40, Strip.WHOLE));
        var second = new TestPicture("gif")
                .sealOf(
                        HOLDER,
                        new SealPlacement(1, 100, 20, 40, 40, Strip.WHOLE),
                        new SealPlacement(2, 100, 20, 40, 40, Strip.WHOLE));
        var once = Signer.of(HOLDER).with(first).sign(pages(2));
        var twice = Signer.of(HOLDER).with(second).sign(once);
        var verdict = Verdict.on(twice);

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.SIGNED_AGAIN_LATER, Code.APPEARANCE_ADDED_LATER);
        assertThat(pdfsig.judge(twice, "Signature1")).isEqualTo("valid, part");
        assertThat(pdfsig.judge(twice, "Signature2")).isEqualTo("valid, whole");
        assertThat(new Dss(HOLDER).judge(twice)).isEqualTo("passed");
        assertUpright(twice, first.placements().get(0));
        assertUpright(twice, second.placements().get(1));
    }
}
