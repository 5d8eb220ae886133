package signinghelper.formats.pdf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Path;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Signatures without a seal, judged by ours, poppler, EU DSS and qpdf. */
class PdfSigningTest {
    @TempDir
    static Path folder;

    private static PdfSig pdfsig;

    @BeforeAll
    static void prepare() throws Exception {
        pdfsig = PdfSig.in(folder);
    }

    private static void assertAllPass(byte[] signed, String field) throws Exception {
        var verdict = Verdict.on(signed);
        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes(field)).contains(Code.COVERS_ALL, Code.UNCHANGED_SINCE);
        assertThat(verdict.signature(field).form()).isEqualTo("ETSI.CAdES.detached");
        assertThat(verdict.signature(field).time().claimed()).isEqualTo(NOW);
        assertThat(pdfsig.judge(signed, field)).isEqualTo("valid, whole");
        assertThat(new Dss(HOLDER).judge(signed)).isEqualTo("passed");
        assertThat(pdfsig.isSoundPdf(signed)).isTrue();
    }

    @Test
    void withATable() throws Exception {
        var pdf = TestPdf.plain();
        var signed = Signer.of(HOLDER).sign(pdf);

        assertThat(Arrays.copyOf(signed, pdf.length)).isEqualTo(pdf);
        assertAllPass(signed, "Signature1");
        assertThat(RawUpdate.latin(signed).substring(pdf.length)).contains("\nxref\n");
    }

    @Test
    void withACrossReferenceStream() throws Exception {
        var pdf = TestPdf.compressed();
        var signed = Signer.of(HOLDER).sign(pdf);

        assertAllPass(signed, "Signature1");
        assertThat(RawUpdate.latin(signed).substring(pdf.length))
                .contains("/Type /XRef")
                .doesNotContain("\nxref\n");
    }

    @Test
    void inTheFieldThatWaits() throws Exception {
        var once = PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form());
        var twice = Signer.of(HOLDER).sign(once);

        assertAllPass(twice, "second");
        assertThat(Verdict.on(twice).codes("first")).contains(Code.SIGNED_AGAIN_LATER);
    }

    @Tag("slow")
    @Test
    void inAFieldOfItsOwnWhereSeveralWait() throws Exception {
        assertAllPass(Signer.of(HOLDER).sign(TestPdf.form()), "Signature1");
    }

    @Tag("slow")
    @Test
    void oneAfterAnother() throws Exception {
        var pdf = TestPdf.compressed();
        for (var count = 1; count <= 5; count++) {
            pdf = Signer.of(HOLDER).sign(pdf);
            assertAllPass(pdf, "Signature" + count);
        }
        assertThat(Verdict.on(pdf).codes("Signature1"))
                .contains(Code.SIGNED_AGAIN_LATER)
                .doesNotContain(Code.APPEARANCE_ADDED_LATER);
        assertThat(pdfsig.judge(pdf, "Signature1")).isEqualTo("valid, part");
    }

    @Test
    void othersSignBehind() throws Exception {
        var verdict = Verdict.on(PdfBoxSigner.of(HOLDER).sign(Signer.of(HOLDER).sign(TestPdf.plain())));

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    @Tag("slow")
    void withEveryKey(TestKey kind) throws Exception {
        var holder = TestHolder.of(kind);
        for (var form : CmsForm.values()) {
            if (form.isWrittenForSm2()) {
                var signed = Signer.of(holder).in(form).sign(TestPdf.plain());
                var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                        .signers(holder.trust())
                        .withoutRevocation();
                var report = DocumentFormats.verify(Source.of(signed), null, context);

                assertThat(report.indication()).as("%s", new Verdict(report)).isEqualTo(Indication.TOTAL_PASSED);
            }
        }
    }
}
