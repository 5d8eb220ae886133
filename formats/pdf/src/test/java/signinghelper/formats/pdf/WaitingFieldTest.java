package signinghelper.formats.pdf;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Signature fields of PDFBox's that wait, on a page with two of them, and a seal. */
class WaitingFieldTest {
    /** Within the lower one of the fields, {@code second}: 100 points by 50, 200 points above the edge of a page of 792. */
    private static final SealPlacement IN_SECOND = new SealPlacement(1, 38, 193, 12, 12, Strip.WHOLE);

    private static final SealPlacement ELSEWHERE = new SealPlacement(1, 120, 20, 40, 40, Strip.WHOLE);

    /** Over both fields. */
    private static final SealPlacement OVER_BOTH = new SealPlacement(1, 36, 160, 50, 50, Strip.WHOLE);

    @TempDir
    static Path folder;

    private static PdfSig pdfsig;

    @BeforeAll
    static void prepare() throws Exception {
        pdfsig = PdfSig.in(folder);
    }

    private static byte[] sealed(byte[] pdf, SealPlacement place) throws Exception {
        return Signer.of(HOLDER)
                .with(new TestPicture("png").sealOf(HOLDER, place))
                .sign(pdf);
    }

    private static List<String> names(byte[] pdf) throws Exception {
        return Verdict.on(pdf).report().signatures().stream()
                .map(SignatureReport::name)
                .toList();
    }

    @Test
    void theOneAtTheSealsPlaceIsUsed() throws Exception {
        var signed = sealed(TestPdf.form(), IN_SECOND);
        var verdict = Verdict.on(signed);

        assertThat(names(signed)).containsExactly("second");
        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(pdfsig.judge(signed, "second")).isEqualTo("valid, whole");
        assertThat(new Dss(HOLDER).judge(signed)).isEqualTo("passed");
        assertShown(signed);
    }

    /** A program may hide a field until it is signed. */
    @Test
    void aHiddenOneShowsTheSeal() throws Exception {
        var hidden = TestPdf.updated(TestPdf.form(), document -> {
            var field = document.getDocumentCatalog().getAcroForm().getField("second");
            field.getWidgets().get(0).setHidden(true);
            field.getWidgets().get(0).setPrinted(false);
            field.getCOSObject().setNeedToBeUpdated(true);
        });

        var signed = sealed(hidden, IN_SECOND);
        assertShown(signed);
        assertPrinted(signed);
    }

    /** The seal lies where it was placed, on turned pages too. */
    private static void assertShown(byte[] signed) throws Exception {
        var size = new PdfFormat().pages(Content.inMemory(Bytes.copyOf(signed))).get(0);
        var page = Rendered.page(signed, 1, size, folder);
        assertThat(page.at(IN_SECOND.left() + 3, IN_SECOND.top() + 3)).isEqualTo("ff0000");
        assertThat(page.at(IN_SECOND.left() + 9, IN_SECOND.top() + 3)).isEqualTo("00ff00");
        assertThat(page.at(IN_SECOND.left() + 3, IN_SECOND.top() + 9)).isEqualTo("0000ff");
        assertThat(page.at(IN_SECOND.left() - 1, IN_SECOND.top() + 3)).isEqualTo("ffffff");
        assertThat(page.at(IN_SECOND.left() + 3, IN_SECOND.top() - 1)).isEqualTo("ffffff");
    }

    private static void assertPrinted(byte[] signed) throws Exception {
        try (var document = Loader.loadPDF(signed)) {
            var field = document.getDocumentCatalog().getAcroForm().getField("second");
            assertThat(field.getWidgets().get(0).isPrinted()).isTrue();
            assertThat(field.getWidgets().get(0).isHidden()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void theSealStandsUprightInIt(int rotation) throws Exception {
        var turned = TestPdf.updated(TestPdf.form(), document -> {
            var page = document.getPage(0);
            page.setRotation(rotation);
            page.getCOSObject().setNeedToBeUpdated(true);
            for (var name : List.of("first", "second")) {
                var field = document.getDocumentCatalog().getAcroForm().getField(name);
                var widget = field.getWidgets().get(0);
                widget.setRectangle(name.equals("first") ? new PDRectangle(0, 0, 1, 1) : page.getMediaBox());
                widget.getCOSObject().setNeedToBeUpdated(true);
            }
        });

        var signed = sealed(turned, IN_SECOND);
        assertThat(names(signed)).containsExactly("second");
        assertShown(signed);
    }

    @Test
    void theOnlyOneIsUsedWhereverTheSealIs() throws Exception {
        var signed = sealed(PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form()), ELSEWHERE);
        var verdict = Verdict.on(signed);

        assertThat(names(signed)).containsExactly("first", "second");
        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("first")).contains(Code.SIGNED_AGAIN_LATER, Code.APPEARANCE_ADDED_LATER);
        assertThat(pdfsig.judge(signed, "second")).isEqualTo("valid, whole");
    }

    @Test
    void aSealInAFieldLeavesTheSignatureBeforeItHolding() throws Exception {
        var verdict = Verdict.on(sealed(PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form()), IN_SECOND));

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("first")).contains(Code.SIGNED_AGAIN_LATER, Code.APPEARANCE_ADDED_LATER);
    }

    @Test
    void theOneThatIsNamedIsUsed() throws Exception {
        var signed = Signer.of(HOLDER).inField("second").sign(TestPdf.form());

        assertThat(names(signed)).containsExactly("second");
        assertThat(Verdict.on(signed).report().indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(pdfsig.judge(signed, "second")).isEqualTo("valid, whole");
        assertThat(names(Signer.of(HOLDER).inField("first").sign(signed))).containsExactly("first", "second");
    }

    @Test
    void aSealLiesWhereItWasPlacedAlsoWhenAnotherFieldIsNamed() throws Exception {
        for (var name : List.of("first", "second")) {
            var sealed = Signer.of(HOLDER)
                    .with(new TestPicture("png").sealOf(HOLDER, IN_SECOND))
                    .inField(name)
                    .sign(TestPdf.form());
            assertThat(names(sealed)).containsExactly(name);
            assertShown(sealed);
        }
    }

    @Test
    void aNameWithoutAFieldThatWaitsIsRefused() throws Exception {
        var signed = Signer.of(HOLDER).inField("first").sign(TestPdf.form());
        var locked = TestPdf.updated(TestPdf.form(), document -> {
            var field = document.getDocumentCatalog().getAcroForm().getField("second");
            field.setReadOnly(true);
            field.getCOSObject().setNeedToBeUpdated(true);
        });

        assertThat(refusal("third", TestPdf.form())).isEqualTo("FIELD_MISSING");
        assertThat(refusal("", TestPdf.form())).isEqualTo("FIELD_MISSING");
        assertThat(refusal("first", signed)).isEqualTo("FIELD_NOT_WAITING");
        assertThat(refusal("second", locked)).isEqualTo("FIELD_NOT_WAITING");
    }

    private static @Nullable String refusal(String field, byte[] pdf) {
        return catchThrowableOfType(
                        FormatException.class,
                        () -> Signer.of(HOLDER).inField(field).sign(pdf))
                .rule();
    }

    @Test
    void amongSeveralNoneIsGuessed() throws Exception {
        assertThat(names(sealed(TestPdf.form(), ELSEWHERE))).containsExactly("Signature1");
        assertThat(names(sealed(TestPdf.form(), OVER_BOTH))).containsExactly("Signature1");
        assertThat(names(Signer.of(HOLDER).sign(TestPdf.form()))).containsExactly("Signature1");
    }
}
