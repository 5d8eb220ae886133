package signinghelper.formats.pdf;

import org.junit.jupiter.api.Test;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import static signinghelper.formats.pdf.GenuineTest.FORM;
import static signinghelper.formats.pdf.GenuineTest.RESOURCES;
import static signinghelper.formats.pdf.GenuineTest.assertNot;
import static signinghelper.formats.pdf.GenuineTest.assertPasses;
import static signinghelper.formats.pdf.GenuineTest.document;
import static signinghelper.formats.pdf.GenuineTest.sign;
import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Objects that programs write again in their own way as they add something else; beside each, a change that is like it. */
class RewrittenTest {
    @Test
    void aTextMayBeWrittenInAnotherEncoding() throws Exception {
        var signed =
                sign(document("", "").object(20, "<< /Title (\\200 100) >>").end("/Info 20 0 R"));

        assertPasses(titled(signed, "<FEFF20220020003100300030>"), Code.METADATA_CHANGED_LATER);
        assertNot(titled(signed, "<FEFF2022002000390030>"), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    private static byte[] titled(byte[] signed, String title) {
        return RawUpdate.of(signed).object(20, "<< /Title " + title + " >>").end("/Info 20 0 R");
    }

    @Test
    void aProgramMayNameItselfWhereNoneDid() throws Exception {
        var signed = GenuineTest.signed();
        var named = RawUpdate.of(signed)
                .object(90, "<< /Creator (Writer) /CreationDate (D:20260101) >>")
                .end("/Info 90 0 R");
        var titled = RawUpdate.of(signed).object(90, "<< /Title (900) >>").end("/Info 90 0 R");

        assertPasses(named, Code.METADATA_CHANGED_LATER);
        assertNot(titled, Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    @Test
    void anAnnotationMayMoveIntoAnObject() throws Exception {
        var link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/1) >> >>";
        var page =
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources " + RESOURCES + " /Annots [5 0 R %s";
        var signed =
                sign(document("", "").object(3, page.formatted(link) + "] >>").end());
        var moved = body(signed, 3).replaceFirst("(?s)<<\\s*/Type /Annot.*?>>\\s*>>", "90 0 R");

        assertPasses(RawUpdate.of(signed).object(3, moved).object(90, link).end(), Code.TIME_CLAIMED);
        var other = link.replace("/1)", "/9)");
        assertNot(
                RawUpdate.of(signed).object(3, moved).object(90, other).end(),
                Indication.TOTAL_FAILED,
                Code.CHANGED_LATER);
    }

    /** PDFBox writes a page's strings its own way as it places a signature on it. */
    @Test
    void aStringThatIsSpelledOtherwiseIsOpen() throws Exception {
        var page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [5 0 R] /Resources " + RESOURCES
                + " /PieceInfo << /X << /LastModified (D:2026) /Private (a\r\nb) >> >> >>";
        var signed = new RawSignature(HOLDER)
                .sign(document("", "/V (Li) /AP << /N 8 0 R >>")
                        .object(3, page)
                        .object(4, FORM.replace("5 0 R", "5 0 R 20 0 R").formatted("/SigFlags 3"))
                        .object(20, "<< /FT /Sig /T (Signature1) /V 21 0 R >>")
                        .object(21, new RawSignature(HOLDER).dictionary(""))
                        .end());
        var other = RawUpdate.of(signed).object(3, page.replace("a\r\nb", "a\\nb"));

        assertNot(other.end(), Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
        var changed = RawUpdate.of(signed).object(3, page.replace("a\r\nb", "a\\nc"));
        assertNot(changed.end(), Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    /** As it signs, PDFBox writes the catalog again, and nearly every script has such an end of a line. */
    @Test
    void aScriptThatIsSpelledOtherwiseIsNoFailure() throws Exception {
        var script = "/OpenAction << /S /JavaScript /JS (if (this.x)\n%s) >>";
        var plain = sign(document(script.formatted("app.beep(0);"), "/V (Li) /AP << /N 8 0 R >>")
                .end());
        assertPasses(sign(plain), Code.SIGNED_AGAIN_LATER);
    }
}
