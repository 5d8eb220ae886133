package signinghelper.formats.pdf;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.pdf.internal.signing.SigningRule;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SealReport;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.formats.pdf.Verdict.STRANGER;

/** Documents and seals that are refused before anybody is asked for a PIN. */
@Tag("slow")
class PdfRefusalTest {
    private static final SealPlacement PLACE = new SealPlacement(1, 20, 20, 40, 40, Strip.WHOLE);

    private static void assertRefused(byte[] pdf, @Nullable SealAppearance seal, Reason reason, Enum<?> rule)
            throws Exception {
        var content = Content.inMemory(Bytes.copyOf(pdf));
        var signer = HOLDER.signer(CmsForm.PKCS7_501).identity();
        var refused = catchThrowableOfType(
                FormatException.class, () -> new PdfFormat().requireSignable(content, signer, seal));

        assertThat(refused).as("%s", rule).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.rule()).isEqualTo(rule.name());
    }

    private static void assertContentRefused(byte[] pdf, SigningRule rule) throws Exception {
        assertRefused(pdf, null, Reason.CONTENT_REFUSED, rule);
    }

    private static void assertSealRefused(SealAppearance seal, Enum<?> rule) throws Exception {
        assertRefused(TestPdf.plain(), seal, Reason.SEAL_REFUSED, rule);
    }

    @Test
    void brokenFiles() throws Exception {
        var pdf = TestPdf.plain();
        assertContentRefused("no PDF at all".getBytes(StandardCharsets.US_ASCII), SigningRule.MALFORMED);
        assertContentRefused(Arrays.copyOf(pdf, pdf.length / 2), SigningRule.MALFORMED);
        assertContentRefused(
                RawUpdate.of(pdf).object(90, "<< /A 1 /A 2 >>").root(90).end(), SigningRule.MALFORMED);
    }

    @Test
    void encryptedFiles() throws Exception {
        try (var document = new PDDocument()) {
            TestPdf.page(document, "secret");
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            var out = new ByteArrayOutputStream();
            document.save(out);
            assertContentRefused(out.toByteArray(), SigningRule.ENCRYPTED);
        }
    }

    @Test
    void formsOfXml() throws Exception {
        var pdf = TestPdf.updated(TestPdf.form(), document -> {
            var form = document.getDocumentCatalog().getAcroForm().getCOSObject();
            form.setItem(COSName.getPDFName("XFA"), new COSString("<xdp/>"));
            form.setNeedToBeUpdated(true);
        });
        assertContentRefused(pdf, SigningRule.FORM_OF_XML);
    }

    @Test
    void aCertificationThatForbidsAll() throws Exception {
        assertContentRefused(PdfBoxSigner.of(HOLDER).certifying(1).sign(TestPdf.form()), SigningRule.CERTIFIED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aSealWhereACertificationForbidsIt(int level) throws Exception {
        var certified = PdfBoxSigner.of(HOLDER).certifying(level).sign(TestPdf.plain());
        var verdict = Verdict.on(Signer.of(HOLDER).sign(certified));

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertRefused(
                certified, new TestPicture("png").sealOf(HOLDER, PLACE), Reason.CONTENT_REFUSED, SigningRule.CERTIFIED);
    }

    @Test
    void moreSignaturesThanAreRead() throws Exception {
        var pdf = TestPdf.plain();
        var signer = Signer.of(TestHolder.of(TestKey.P256));
        for (var count = 0; count < 100; count++) {
            pdf = signer.sign(pdf);
        }
        assertThat(Verdict.on(pdf).report().signatures()).hasSize(100);
        assertContentRefused(pdf, SigningRule.FULL);
    }

    @Test
    void sealsThatDoNotFit() throws Exception {
        var picture = new TestPicture("png");
        var fitting = picture.sealOf(HOLDER, PLACE);
        assertSealRefused(picture.sealOf(STRANGER, PLACE), SigningRule.SIGNER_NOT_IN_SEAL);
        assertSealRefused(
                picture.sealOf(HOLDER, new SealPlacement(2, 20, 20, 40, 40, Strip.WHOLE)), SigningRule.PAGE_MISSING);
        assertSealRefused(
                picture.sealOf(HOLDER, new SealPlacement(1, 500, 20, 40, 40, Strip.WHOLE)), SigningRule.OUTSIDE_PAGE);
        assertSealRefused(
                new SealAppearance(Bytes.copyOf(new byte[] {1}), fitting.picture(), List.of(PLACE)),
                Code.SEAL_MALFORMED);
        for (var data : List.of("<svg/>", "II*\0", "")) {
            var unreadable =
                    new SealReport.Picture("png", Bytes.copyOf(data.getBytes(StandardCharsets.US_ASCII)), 40, 40);
            assertSealRefused(
                    new SealAppearance(fitting.seal(), unreadable, List.of(PLACE)), SigningRule.PICTURE_UNREADABLE);
        }
    }
}
