package signinghelper.formats.pdf;

import org.junit.jupiter.api.Test;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.RawUpdate.number;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Locks of a signature's field that say what may come after it (ISO 32000-2, 12.7.5.5). */
class LockTest {
    /** Signs in a field whose lock is on no field. */
    private static byte[] signed(String permissions) throws Exception {
        var form = TestPdf.form();
        var field = number(form, "/T (first)");
        var lock = "/Lock << /Type /SigFieldLock /Action /Exclude /Fields [(amount)] " + permissions + " >> >>";
        var locked = RawUpdate.of(form)
                .object(field, body(form, field).replaceFirst(">>$", lock))
                .end();
        return PdfBoxSigner.of(HOLDER).in("first").sign(locked);
    }

    private static void assertFirst(byte[] pdf, Indication indication, Code code) throws Exception {
        var verdict = Verdict.on(pdf);

        assertThat(verdict.indication("first")).as("%s", verdict).isEqualTo(indication);
        assertThat(verdict.codes("first")).contains(code);
    }

    @Test
    void mayForbidEveryChange() throws Exception {
        var pdf = signed("/P 1");

        assertFirst(pdf, Indication.TOTAL_PASSED, Code.UNCHANGED_SINCE);
        assertFirst(PdfBoxSigner.of(HOLDER).in("second").sign(pdf), Indication.TOTAL_FAILED, Code.CERTIFIED_FORBIDS);
        assertFirst(CertifiedAttacks.filled(pdf), Indication.TOTAL_FAILED, Code.CERTIFIED_FORBIDS);
        assertThatThrownBy(() -> Signer.of(HOLDER).sign(pdf))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("CERTIFIED");
    }

    @Test
    void mayPermitThatFieldsAreFilledIn() throws Exception {
        assertFirst(CertifiedAttacks.filled(signed("/P 2")), Indication.TOTAL_PASSED, Code.FORM_FILLED_LATER);
    }

    @Test
    void changesNothingWithoutALevel() throws Exception {
        assertFirst(CertifiedAttacks.filled(signed("")), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
        assertThat(Signer.of(HOLDER).sign(signed(""))).isNotEmpty();
    }

    /** The same bullet in two encodings. */
    @Test
    void namesItsFieldsInAnyEncoding() throws Exception {
        var form = TestPdf.form();
        var amount = number(form, "/T (amount)");
        var named = RawUpdate.of(form)
                .object(amount, body(form, amount).replace("(amount)", "(\\200)"))
                .end();
        var signed = locked(named, "<FEFF2022>");

        assertFirst(
                RawUpdate.of(signed)
                        .object(amount, body(signed, amount).replaceFirst("/V \\(.*?\\)", "/V (900)"))
                        .end(),
                Indication.TOTAL_FAILED,
                Code.CERTIFIED_FORBIDS);
    }

    /** Signs with a rule for one field; all else may be filled in. */
    private static byte[] locked(byte[] form, String name) throws Exception {
        var raw = new RawSignature(HOLDER);
        var field = number(form, "/T (first)");
        var rules = transform("DocMDP", "/P 2") + transform("FieldMDP", "/Action /Include /Fields [" + name + "]");
        return raw.sign(RawUpdate.of(form)
                .object(field, body(form, field).replaceFirst(">>$", "/V 90 0 R >>"))
                .object(90, raw.dictionary("/Reference [" + rules + "]"))
                .end());
    }

    /** PDFBox writes the appearance that was there anew. */
    @Test
    void leavesOtherFieldsToBeFilledIn() throws Exception {
        var form = TestPdf.form();

        assertFirst(CertifiedAttacks.filled(locked(form, "(second)")), Indication.TOTAL_PASSED, Code.FORM_FILLED_LATER);
        assertFirst(CertifiedAttacks.filled(locked(form, "(amount)")), Indication.TOTAL_FAILED, Code.CERTIFIED_FORBIDS);
    }

    private static String transform(String method, String parameters) {
        return "<< /Type /SigRef /TransformMethod /" + method + " /TransformParams << /Type /TransformParams /V /1.2 "
                + parameters + " >> >>";
    }
}
