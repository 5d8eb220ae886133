package signinghelper.formats.pdf;

import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestKey;
import signinghelper.formats.TestSeal;
import signinghelper.formats.TestTimeStamps;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.TestAuthority.NOW;
import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Forms other than those of RFC 5652, and what may follow a signature. */
class OtherFormsTest {

    @Test
    void aSealIsVerified() throws Exception {
        var signer = TestHolder.of(TestKey.SM2);
        var seal = TestSeal.of(TestHolder.of(TestKey.SM2), NOW, signer.certificate());
        var pdf = PdfBoxSigner.of("GM.sm2seal", covered -> seal.sign(signer, covered))
                .padded()
                .sign(TestPdf.plain());
        var verdict = Verdict.on(pdf);

        assertThat(verdict.codes("Signature1"))
                .as("%s", verdict)
                .contains(Code.SIGNATURE_HOLDS, Code.COVERS_ALL, Code.SEAL_MAKER_UNTRUSTED);
        assertThat(verdict.signature("Signature1").seal()).isNotNull();
    }

    @Test
    void aDocumentTimeStampIsVerified() throws Exception {
        var authority = TestTimeStamps.of(TestKey.RSA);
        var stamper = PdfBoxSigner.of("ETSI.RFC3161", covered -> authority.stamp(covered, NOW))
                .padded();
        var pdf = stamper.sign(PdfBoxSigner.of(HOLDER).certifying(1).sign(TestPdf.plain()));
        var verdict = Verdict.on(pdf, authority.trust());

        assertThat(verdict.indication("Signature2")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.signature("Signature2").time().proved()).isEqualTo(NOW);
        assertThat(verdict.indication("Signature1")).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.PROOFS_ADDED_LATER);
        assertThat(Verdict.on(pdf).codes("Signature2")).contains(Code.TIME_STAMP_UNTRUSTED, Code.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void aDocumentTimeStampOverOtherOctetsFails() throws Exception {
        var authority = TestTimeStamps.of(TestKey.RSA);
        var pdf = PdfBoxSigner.of("ETSI.RFC3161", covered -> authority.stamp(new byte[] {1}, NOW))
                .padded()
                .sign(TestPdf.plain());

        assertThat(Verdict.on(pdf, authority.trust()).indication("Signature1")).isEqualTo(Indication.TOTAL_FAILED);
    }

    @Test
    void oldFormsAreRefusedByName() throws Exception {
        for (var form : new String[] {"adbe.pkcs7.sha1", "adbe.x509.rsa_sha1"}) {
            var pdf = PdfBoxSigner.of(form, new BouncyCastleCms(HOLDER, "DER")).sign(TestPdf.plain());
            assertThat(Verdict.on(pdf).codes("Signature1")).containsExactly(Code.ALGORITHM_REFUSED);
        }
    }

    @Test
    void unknownFormsAreNamed() throws Exception {
        var pdf = PdfBoxSigner.of("Other.form", new BouncyCastleCms(HOLDER, "DER"))
                .sign(TestPdf.plain());

        assertThat(Verdict.on(pdf).signature("Signature1").findings().get(0).facts())
                .containsEntry("part", "Other.form");
        assertThat(Verdict.on(pdf).codes("Signature1")).containsExactly(Code.FORM_UNKNOWN);
    }

    @Test
    void proofsAndMetadataMayFollow() throws Exception {
        var signed = PdfBoxSigner.of(HOLDER).sign(TestPdf.plain());
        var pdf = RawUpdate.of(signed).stream(90, "a certificate").object(91, "<< /Certs [90 0 R] >>").stream(
                        92, "<x:xmpmeta/>")
                .object(1, body(signed, 1).replaceFirst("<<", "<< /DSS 91 0 R /Metadata 92 0 R"))
                .end();
        var verdict = Verdict.on(pdf);

        assertThat(verdict.indication("Signature1")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.PROOFS_ADDED_LATER, Code.METADATA_CHANGED_LATER);
    }

    @Test
    void twoFieldsMayNotShareASignature() throws Exception {
        var signed = PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form());
        var second = RawUpdate.number(signed, "/T (second)");
        var value = RawUpdate.number(signed, "/Type /Sig");
        var pdf = RawUpdate.of(signed)
                .object(second, body(signed, second).replaceFirst("<<", "<< /V " + value + " 0 R"))
                .end();

        assertThat(Verdict.on(pdf).codes("first")).containsExactly(Code.REFERENCE_DOUBLE);
    }
}
