package signinghelper.formats.pdf;

import org.junit.jupiter.api.Test;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.RawUpdate.number;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.formats.pdf.Verdict.STRANGER;

/** Fields of later signatures, as others write them; beside each, a change that is like it. */
class GenuineFieldTest {
    private static final String DAMAGED =
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00> /ByteRange [0 0 0 0] >>";
    private static final String WIDGET =
            "<< /FT /Sig /T (later) /Type /Annot /Subtype /Widget /F 132 /Rect [%s] /V 190 0 R /AP << /N 192 0 R >> %s >>";
    private static final String PICTURE =
            "<< /Subtype /Form /BBox [0 0 90 40] /Length 23 >>\nstream\n1 0 0 rg 0 0 90 40 re f\nendstream";
    private static final String BLANK =
            "<< /Subtype /Form /BBox [0 0 90 40] /Length 10 >>\nstream\n% DSBlank\n\nendstream";
    private static final String PLACE = "90 690 180 730";

    private static byte[] signed(int level) throws Exception {
        return PdfBoxSigner.of(HOLDER).in("first").certifying(level).sign(TestPdf.form());
    }

    /** Adds a field to the form and to the page. */
    private static RawUpdate update(byte[] pdf, String widget) {
        var form = number(pdf, "/DR");
        var page = number(pdf, "/Type /Page\n");
        return RawUpdate.of(pdf)
                .object(form, body(pdf, form).replace("/Fields [", "/Fields [91 0 R "))
                .object(page, body(pdf, page).replace("/Annots [", "/Annots [91 0 R "))
                .object(91, widget)
                .object(192, PICTURE);
    }

    private static void assertFirst(byte[] pdf, Indication indication, Code code) throws Exception {
        var verdict = Verdict.on(pdf);

        assertThat(verdict.indication("first")).as("%s", verdict).isEqualTo(indication);
        assertThat(verdict.codes("first")).as("%s", verdict).contains(code);
    }

    /** A time stamp was copied from another document, or an update went wrong: nothing that is shown has changed. */
    @Test
    void aDamagedSignatureInANewFieldThatShowsNothingIsOpen() throws Exception {
        var hidden = update(signed(0), WIDGET.formatted("0 0 0 0", ""))
                .object(190, DAMAGED)
                .object(192, BLANK);
        var shown = update(signed(0), WIDGET.formatted(PLACE, "")).object(190, DAMAGED);
        var acting = update(signed(0), WIDGET.formatted("0 0 0 0", "/AA << >>")).object(190, DAMAGED);

        assertFirst(hidden.end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
        assertFirst(shown.end(), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
        assertFirst(acting.end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    /** iText adds its page and a lock to a field as it signs; only these keys pass. */
    @Test
    void aFieldGetsItsPageAndALockWhenItIsSigned() throws Exception {
        var told = Verdict.on(FormAttacks.signedWith("/P 3 0 R /Lock << /Type /SigFieldLock /Action /All >>"));
        var other = Verdict.on(FormAttacks.signedWith("/MK << >>"));

        assertThat(told.indication("x")).as("%s", told).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(other.indication("x")).as("%s", other).isEqualTo(Indication.INDETERMINATE);
        assertThat(other.codes("x")).contains(Code.UNEXPLAINED_LATER);
    }

    /**
     * A waiting field that is put on its page and signed may do what a new one may. Without a signature it is a change.
     */
    @Test
    void aFieldIsPutOnItsPageWhenItIsSigned() throws Exception {
        assertFirst(placed(0, true, ""), Indication.TOTAL_PASSED, Code.APPEARANCE_ADDED_LATER);
        assertFirst(placed(2, true, ""), Indication.TOTAL_FAILED, Code.CERTIFIED_FORBIDS);
        assertFirst(placed(0, false, ""), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
        assertFirst(placed(0, true, "/AA << >>"), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private static byte[] placed(int level, boolean isSigned, String more) throws Exception {
        var signer = new RawSignature(STRANGER);
        var plain = TestPdf.form();
        var form = number(plain, "/DR");
        var prepared = RawUpdate.of(plain)
                .object(form, body(plain, form).replace("/Fields [", "/Fields [91 0 R "))
                .object(91, WIDGET.formatted(PLACE, more).replace("/V 190 0 R /AP << /N 192 0 R >>", ""))
                .end();
        var pdf = PdfBoxSigner.of(HOLDER).in("first").certifying(level).sign(prepared);
        var page = number(pdf, "/Type /Page\n");
        var update = RawUpdate.of(pdf)
                .object(page, body(pdf, page).replace("/Annots [", "/Annots [91 0 R "))
                .object(91, WIDGET.formatted(PLACE, more).replace(isSigned ? "" : "/V 190 0 R", ""))
                .object(192, PICTURE);
        return isSigned ? signer.sign(update.object(190, signer.dictionary("")).end()) : update.end();
    }

    /** A signature with a lock on all fields, as Adobe's services write it. */
    @Test
    void aLockMakesFieldsReadOnly() throws Exception {
        var signed = signed(0);
        var field = number(signed, "/T (first)");
        var text = number(signed, "/T (amount)");
        var locked = RawUpdate.of(signed)
                .object(field, body(signed, field).replaceFirst(">>$", "/Ff 1 >>"))
                .object(text, body(signed, text).replaceFirst(">>$", "/Ff 1 >>"));
        var password = RawUpdate.of(signed).object(text, body(signed, text).replaceFirst(">>$", "/Ff 8193 >>"));

        assertFirst(PdfBoxSigner.of(HOLDER).sign(locked.end()), Indication.TOTAL_PASSED, Code.SIGNED_AGAIN_LATER);
        assertFirst(password.end(), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    /** A program tags what it adds, and with it the whole document: it is read aloud otherwise, and shows the same. */
    @Test
    void aStructureTreeThatAppearsIsOpen() throws Exception {
        var signed = signed(0);
        var page = number(signed, "/Type /Page\n");
        var tagged = tagged(
                        signed,
                        "<< /Type /StructTreeRoot /K 91 0 R /ParentTree << /Nums [0 [91 0 R]] >> >>",
                        "/MarkInfo << /Marked true >>")
                .object(page, body(signed, page).replaceFirst("<<", "<< /StructParents 0 /Tabs /S"));

        assertFirst(PdfBoxSigner.of(HOLDER).sign(tagged.end()), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    /** The page waits for a tree whose root has no element, and which says all the same what is read aloud. */
    @Test
    void aTreeThatAPageWaitsForIsOpen() throws Exception {
        var form = TestPdf.form();
        var page = number(form, "/Type /Page\n");
        var waiting = RawUpdate.of(form)
                .object(page, body(form, page).replaceFirst("<<", "<< /StructParents 0"))
                .end();
        var signed = PdfBoxSigner.of(HOLDER).in("first").sign(waiting);
        var root = "<< /Type /StructTreeRoot /ParentTree << /Nums [0 [91 0 R]] >> >>";

        assertFirst(tagged(signed, root, "").end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private static RawUpdate tagged(byte[] signed, String root, String ofCatalog) {
        return RawUpdate.of(signed)
                .object(1, body(signed, 1).replaceFirst("<<", "<< /StructTreeRoot 90 0 R " + ofCatalog))
                .object(90, root)
                .object(91, "<< /Type /StructElem /S /P /P 90 0 R /ActualText (900) >>");
    }

    /** LibreOffice names the signature as its field's default value too. A text that has one there may show it. */
    @Test
    void aSignatureIsTheDefaultValueOfItsField() throws Exception {
        var own = Verdict.on(defaultValue("/T (second)"));
        var other = Verdict.on(defaultValue("/T (amount)"));

        assertThat(own.indication("second")).as("%s", own).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(other.codes("second")).contains(Code.READINGS_DIFFER);
    }

    private static byte[] defaultValue(String ofField) throws Exception {
        var signer = new RawSignature(HOLDER);
        var form = TestPdf.form();
        var second = number(form, "/T (second)");
        var signed = RawUpdate.of(form)
                .object(second, body(form, second).replaceFirst(">>$", "/V 190 0 R >>"))
                .object(190, signer.dictionary(""))
                .end();
        var field = number(signed, ofField);
        return signer.sign(RawUpdate.of(signed)
                .object(field, body(signed, field).replaceFirst(">>$", "/DV 190 0 R >>"))
                .end());
    }

    /** LibreOffice names the signature as the field's default value too. */
    @Test
    void aFieldWhoseDefaultValueIsItsSignature() throws Exception {
        var report = Verdict.on(FormAttacks.addedWith("/Rect [0 0 0 0] /V 7 0 R /DV 7 0 R"));
        var unknown = Verdict.on(FormAttacks.addedWith("/Rect [0 0 0 0] /V 7 0 R /GMSeal (x)"));

        assertThat(report.indication("x")).as("%s", report).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(unknown.indication("x")).as("%s", unknown).isEqualTo(Indication.INDETERMINATE);
    }

    /** A signer that draws no fields leaves that to the readers. */
    @Test
    void whetherFieldsAreDrawnAnewIsOpen() throws Exception {
        var signed = signed(0);
        var update = RawUpdate.of(signed);
        var form = number(signed, "/DR");
        update.object(form, RawUpdate.body(signed, form).replaceFirst("<<", "<< /NeedAppearances true"));

        assertFirst(update.end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    /** A field's own flags replace those of its group: locking sets the read-only bit and must keep the others. */
    @Test
    void aFieldOfAGroupIsLocked() throws Exception {
        assertThat(Verdict.on(FormAttacks.lockedInGroup(0, 1)).indication("x")).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(Verdict.on(FormAttacks.lockedInGroup(4096, 4097)).indication("x"))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(Verdict.on(FormAttacks.lockedInGroup(4096, 1)).indication("x"))
                .isEqualTo(Indication.TOTAL_FAILED);
    }
}
