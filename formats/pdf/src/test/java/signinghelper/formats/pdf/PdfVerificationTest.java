package signinghelper.formats.pdf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Documents in order, signed by PDFBox and BouncyCastle. */
class PdfVerificationTest {
    private static final PdfBoxSigner SIGNER = PdfBoxSigner.of(HOLDER);

    @Test
    void passesWhereTheSignatureCoversAll() throws Exception {
        for (var pdf : List.of(TestPdf.plain(), TestPdf.compressed(), TestPdf.form())) {
            var verdict = Verdict.on(SIGNER.sign(pdf));

            assertThat(verdict.indication("Signature1")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(verdict.codes("Signature1"))
                    .containsExactly(
                            Code.STRUCTURE_SOUND,
                            Code.FORM_DEVIATES,
                            Code.COVERS_ALL,
                            Code.SIGNATURE_HOLDS,
                            Code.CERTIFICATE_TRUSTED,
                            Code.REVOCATION_NOT_CHECKED,
                            Code.TIME_CLAIMED,
                            Code.UNCHANGED_SINCE);
            assertThat(verdict.signature("Signature1").form()).isEqualTo("adbe.pkcs7.detached");
            assertThat(verdict.signature("Signature1").time().claimed()).isEqualTo(NOW);
            assertThat(verdict.remarks()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void knowsEveryKindOfKey(TestKey kind) throws Exception {
        var pdf = PdfBoxSigner.of("ETSI.CAdES.detached", new BouncyCastleCms(TestHolder.of(kind), "DER"))
                .padded()
                .sign(TestPdf.plain());

        assertThat(Verdict.on(pdf).codes("Signature1")).contains(Code.SIGNATURE_HOLDS, Code.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void readsLengthsThatAreNotWritten() throws Exception {
        var verdict = Verdict.on(PdfBoxSigner.of("adbe.pkcs7.detached", new BouncyCastleCms(HOLDER, "BER"))
                .padded()
                .sign(TestPdf.plain()));

        assertThat(verdict.indication("Signature1")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void callsALaterSignatureByItsName() throws Exception {
        var twice = Verdict.on(SIGNER.sign(SIGNER.sign(TestPdf.compressed())));

        assertThat(twice.indication("Signature1")).as("%s", twice).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(twice.codes("Signature1")).contains(Code.NOT_COVERED, Code.SIGNED_AGAIN_LATER);
        assertThat(twice.codes("Signature2")).contains(Code.COVERS_ALL, Code.UNCHANGED_SINCE);
    }

    @Test
    void signsEmptyFieldsOneAfterAnother() throws Exception {
        var pdf = SIGNER.in("second").sign(SIGNER.in("first").certifying(2).sign(TestPdf.form()));
        var verdict = Verdict.on(pdf);

        assertThat(verdict.indication("first")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("first")).contains(Code.SIGNED_AGAIN_LATER);
        assertThat(verdict.indication("second")).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void saysWhichDocumentIsNotSigned() throws Exception {
        assertThat(Verdict.on(TestPdf.form()).remarks()).containsExactly(Code.NOT_SIGNED);
    }
}
