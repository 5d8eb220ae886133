package signinghelper.formats.pdf;

import org.junit.jupiter.api.Test;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Genuine updates by others behind a signature, which change nothing that is shown; beside each, a change that is like it. */
class GenuineTest {
    private static final String FIELD = "<< /FT /Tx /T (name) /Type /Annot /Subtype /Widget /F 4 /P 3 0 R"
            + " /Rect [100 600 300 620] /DA (/Helv 12 Tf 0 g) %s >>";
    static final String FORM =
            "<< /Fields [5 0 R] /DR << /Font << /Helv 6 0 R >>" + " /Encoding << /PDFDocEncoding 7 0 R >> >> %s >>";
    private static final String HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 7 0 R >>";
    private static final String ENCODING = "<< /Type /Encoding /Differences [24 /breve /caron] >>";
    static final String RESOURCES = "<< /ProcSet [/PDF /Text] /Font << /Helv 6 0 R >> >>";
    private static final String ELEMENT = "<< /Type /StructElem /S /P /P 11 0 R /ActualText (100) >>";

    /** Begins a document with a form and a structure tree. */
    static RawUpdate document(String ofCatalog, String ofField) {
        return RawUpdate.of("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .object(
                        1,
                        "<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R /StructTreeRoot 10 0 R %s >>"
                                .formatted(ofCatalog))
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(
                        3,
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [5 0 R] /Resources " + RESOURCES
                                + " >>")
                .object(4, FORM.formatted(""))
                .object(5, FIELD.formatted(ofField))
                .object(6, HELVETICA)
                .object(7, ENCODING)
                .stream(8, "")
                .object(10, "<< /Type /StructTreeRoot /K 11 0 R /ParentTree << /Nums [0 [12 0 R]] >> >>")
                .object(11, "<< /Type /StructElem /S /Document /P 10 0 R /K 12 0 R >>")
                .object(12, ELEMENT);
    }

    private static byte[] signed(String ofField) throws Exception {
        return sign(document("", ofField).end());
    }

    static byte[] signed() throws Exception {
        return signed("/V (Li) /AP << /N 8 0 R >>");
    }

    static byte[] sign(byte[] pdf) throws Exception {
        return PdfBoxSigner.of(HOLDER).sign(pdf);
    }

    static void assertPasses(byte[] pdf, Code remark) throws Exception {
        var verdict = Verdict.on(pdf);

        assertThat(verdict.indication("Signature1")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(remark);
    }

    static void assertNot(byte[] pdf, Indication indication, Code code) throws Exception {
        var verdict = Verdict.on(pdf);

        assertThat(verdict.indication("Signature1")).as("%s", verdict).isEqualTo(indication);
        assertThat(verdict.codes("Signature1")).contains(code);
    }

    private static RawUpdate resources(byte[] pdf, String fonts) {
        var form = body(pdf, 4);
        return RawUpdate.of(pdf).object(4, form.replaceFirst("/Helv 6 0 R", fonts));
    }

    private static RawUpdate withFont(byte[] pdf) {
        return resources(pdf, "/Helv 6 0 R /MyriadPro-Regular 90 0 R")
                .object(
                        90,
                        "<< /Type /Font /Subtype /Type1 /BaseFont /MyriadPro-Regular /Encoding 7 0 R"
                                + " /FirstChar 32 /LastChar 32 /Widths [212] /FontDescriptor 91 0 R >>")
                .object(91, "<< /Type /FontDescriptor /FontName /MyriadPro-Regular /Flags 32 >>");
    }

    @Test
    void aSecondSignatureBringsFonts() throws Exception {
        assertPasses(sign(withFont(signed()).end()), Code.SIGNED_AGAIN_LATER);
    }

    @Test
    void aFontOfAnotherFormIsAChange() throws Exception {
        var pdf = resources(signed(), "/Helv 90 0 R").object(90, HELVETICA.replace("7 0 R", "/StandardEncoding"));

        assertNot(pdf.end(), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    /** A program draws the field itself, by a font of the form's, though no default appearance names this one. */
    @Test
    void aFontForAFieldWithoutAnAppearanceIsLeftOpen() throws Exception {
        assertNot(withFont(signed("/V (Li)")).end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    /** PDFBox and others add the two usual fonts whatever the form says of drawing anew. */
    @Test
    void aFormThatAsksForDrawingGetsFontsThatNothingNames() throws Exception {
        var usual = "/Helv 6 0 R /ZaDb << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>";
        for (var isAsked : new boolean[] {false, true}) {
            var document = document("", "/V (Li) /AP << /N 8 0 R >>");
            var signed = sign(document.object(4, FORM.formatted("/NeedAppearances " + isAsked))
                    .end());
            var pdf = sign(resources(signed, usual).end());

            if (isAsked) {
                assertNot(pdf, Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
            } else {
                assertPasses(pdf, Code.SIGNED_AGAIN_LATER);
            }
        }
    }

    /** LibreOffice lets a form have the pages' resources; a font that is added may be one that a page lacked. */
    @Test
    void fontsMayComeToThoseThatPagesShare() throws Exception {
        var resources = "<< /ProcSet [/PDF /Text] /Font 15 0 R >>";
        var page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [5 0 R] /Resources 14 0 R >>";
        var signed = sign(document("", "/V (Li) /AP << /N 8 0 R >>")
                .object(3, page)
                .object(4, "<< /Fields [5 0 R] /DR 14 0 R >>")
                .object(14, resources)
                .object(15, "<< /Helv 6 0 R >>")
                .end());
        var more = RawUpdate.of(signed)
                .object(15, "<< /Helv 6 0 R /HeBo 90 0 R >>")
                .object(90, HELVETICA);
        var other = RawUpdate.of(signed).object(15, "<< /Helv 90 0 R >>").object(90, HELVETICA.replace("7 0 R", "/X"));

        assertNot(more.end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
        assertNot(other.end(), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    @Test
    void anArchiveBringsADefaultAppearance() throws Exception {
        var signed = signed();
        var form = RawUpdate.of(signed)
                .object(
                        4,
                        body(signed, 4).replace("/DA (/Helv 0 Tf 0 g )", "").replaceFirst("<<", "<< /DA (/Helv 0 Tf)"));

        assertPasses(sign(form.end()), Code.SIGNED_AGAIN_LATER);
    }

    @Test
    void resourcesMoveIntoAnObject() throws Exception {
        var signed = signed();
        var moved = body(signed, 3).replaceFirst("(?s)/Resources <<.*?>>\\s*>>", "/Resources 90 0 R");

        assertPasses(
                sign(RawUpdate.of(signed).object(3, moved).object(90, RESOURCES).end()), Code.SIGNED_AGAIN_LATER);
        var others = RawUpdate.of(signed).object(3, moved).object(90, RESOURCES.replace("6 0 R", "8 0 R"));
        assertNot(sign(others.end()), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    @Test
    void aStructureTreeGrows() throws Exception {
        var pdf = RawUpdate.of(signed())
                .object(
                        10,
                        "<< /Type /StructTreeRoot /K 11 0 R /ParentTree << /Nums [0 [12 0 R] 1 90 0 R] >> /ParentTreeNextKey 2 >>")
                .object(11, "<< /Type /StructElem /S /Document /P 10 0 R /K [12 0 R 90 0 R] >>")
                .object(90, "<< /Type /StructElem /S /Form /P 11 0 R >>");

        assertPasses(sign(pdf.end()), Code.METADATA_CHANGED_LATER);
    }

    @Test
    void anElementThatReadsOtherwiseIsOpen() throws Exception {
        var pdf = RawUpdate.of(signed()).object(12, ELEMENT.replace("100", "900"));

        assertNot(pdf.end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    @Test
    void anElementThatIsLeftOutIsOpen() throws Exception {
        var pdf = RawUpdate.of(signed()).object(11, "<< /Type /StructElem /S /Document /P 10 0 R >>");

        assertNot(pdf.end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    @Test
    void aLaterWeakSignatureIsNoChange() throws Exception {
        for (var form : new String[] {"adbe.pkcs7.sha1", "adbe.pkcs7.detached"}) {
            var weak = PdfBoxSigner.of(form, new BouncyCastleCms(HOLDER, "DER", "SHA1withRSA"));
            var pdf = weak.sign(signed());

            assertPasses(pdf, Code.SIGNED_AGAIN_LATER);
            assertThat(Verdict.on(pdf).indication("Signature2")).isEqualTo(Indication.INDETERMINATE);
            assertThat(Verdict.on(pdf).codes("Signature2")).contains(Code.ALGORITHM_REFUSED);
        }
    }

    /** An unreadable later signature must not fail the one before it, unless its field shows a picture. */
    @Test
    void aSignatureThatCannotBeReadLeavesTheOneBeforeItOpen() throws Exception {
        var signed = PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form());
        var field = RawUpdate.number(signed, "/T (second)");
        var value =
                "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00> /ByteRange [0 0 0 0] >>";
        var empty = body(signed, field);
        var filled = empty.replaceFirst(">>$", "/V 90 0 R >>");
        var drawn = empty.replaceFirst(">>$", "/V 90 0 R /AP << /N 91 0 R >> >>");

        var verdict = Verdict.on(
                RawUpdate.of(signed).object(field, filled).object(90, value).end());
        assertThat(verdict.indication("first")).as("%s", verdict).isEqualTo(Indication.INDETERMINATE);
        var shown = Verdict.on(RawUpdate.of(signed).object(field, drawn).object(90, value).stream(91, "0 0 10 10 re f")
                .end());
        assertThat(shown.indication("first")).as("%s", shown).isEqualTo(Indication.TOTAL_FAILED);
    }

    @Test
    void usageRightsAreNoSignatureOfPeople() throws Exception {
        var rights = document("/Perms << /UR3 20 0 R >>", "")
                .object(
                        20,
                        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00>"
                                + " /ByteRange [0 10 12 20] >>");
        var verdict = Verdict.on(sign(rights.end()));

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.remarks()).isEmpty();
    }

    /** The reference of Adobe's usage rights, or of a rule for fields, names the catalog, which a later signature changes. */
    @Test
    void aCatalogThatASignatureSpeaksOfIsNoContent() throws Exception {
        var rights = document("/Perms << /UR3 20 0 R >>", "")
                .object(
                        20,
                        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00>"
                                + " /ByteRange [0 10 12 20]"
                                + " /Reference [<< /Type /SigRef /TransformMethod /UR3 /Data 1 0 R >>] >>");

        assertPasses(
                RawUpdate.of(sign(rights.end()))
                        .object(1, body(sign(rights.end()), 1).replaceFirst(">>$", "/DSS << >> >>"))
                        .end(),
                Code.PROOFS_ADDED_LATER);
    }

    /** A catalog of another number says the same, so nothing that shows has changed; it does not pass. */
    @Test
    void anotherCatalogThatSaysTheSameIsOpen() throws Exception {
        var same = RawUpdate.of(signed()).object(90, body(signed(), 1)).root(90);

        assertNot(same.end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    @Test
    void anEmptyFieldThatIsFilledIsOpen() throws Exception {
        var filled =
                RawUpdate.of(signed("/AP << /N 8 0 R >>"))
                        .object(5, FIELD.formatted("/V (Wang) /AP << /N 8 0 R >>"))
                        .stream(8, "0 0 10 10 re f");

        assertNot(filled.end(), Indication.INDETERMINATE, Code.EMPTY_FIELD_FILLED_LATER);
    }

    @Test
    void aFieldThatIsFilledAnewIsAChange() throws Exception {
        var filled = RawUpdate.of(signed()).object(5, FIELD.formatted("/V (Wang) /AP << /N 8 0 R >>"));

        assertNot(filled.end(), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    /** As it signs, OpenPDF copies into a page what the page inherits; the copy shows the same. */
    @Test
    void aPageMayHoldWhatItHadFromAbove() throws Exception {
        var above = "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Rotate 90 >>";
        var page = "<< /Type /Page /Parent 2 0 R /Annots [5 0 R] /Resources " + RESOURCES + " %s >>";
        var signed = sign(document("", "/V (Li) /AP << /N 8 0 R >>")
                .object(2, above)
                .object(3, page.formatted(""))
                .end());
        var written = body(signed, 3);
        var whole = written.substring(0, written.length() - 2);

        assertPasses(
                RawUpdate.of(signed)
                        .object(3, whole + "/MediaBox [0 0 595.0 842] /Rotate 90 /LastModified (D:20260101) >>")
                        .end(),
                Code.TIME_CLAIMED);
        assertNot(
                RawUpdate.of(signed).object(3, whole + "/Rotate 0 >>").end(),
                Indication.TOTAL_FAILED,
                Code.CHANGED_LATER);
    }
}
