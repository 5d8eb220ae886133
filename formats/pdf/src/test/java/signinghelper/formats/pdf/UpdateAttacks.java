package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.util.List;

import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.RawUpdate.latin;
import static signinghelper.formats.pdf.RawUpdate.number;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Incremental updates behind an approval signature that change what is shown: incremental saving and shadow attacks. */
final class UpdateAttacks {
    private static final String OTHER_TEXT = "BT /F1 24 Tf 100 700 Td (Price: 900) Tj ET";

    private final byte[] pdf;
    private final int page;
    private final int content;

    private UpdateAttacks(byte[] pdf) {
        this.pdf = pdf;
        this.page = number(pdf, "/Type /Page\n");
        this.content = number(pdf, "/FlateDecode");
    }

    static List<Attack> all() throws Exception {
        var signed = PdfBoxSigner.of(HOLDER).sign(TestPdf.plain());
        return new UpdateAttacks(signed).list();
    }

    private List<Attack> list() throws Exception {
        return List.of(
                changed("content replaced", update().stream(content, OTHER_TEXT).end()),
                changed("content freed", update().free(content).end()),
                changed(
                        "page shows other content",
                        update().stream(90, OTHER_TEXT)
                                .object(page, page().replace(content + " 0 R", "90 0 R"))
                                .end()),
                unexplained(
                        "key twice in a page",
                        update().stream(90, OTHER_TEXT)
                                .object(page, page().replace("/Type /Page", "/Type /Page /Contents 90 0 R"))
                                .end()),
                changed("page added", pageAdded()),
                changed("other catalog", otherCatalog()),
                changed("entry leads back to an earlier content", entryLeadsBack()),
                changed("object of a higher generation", higherGeneration()),
                changed("script on opening", catalog("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")),
                changed("layers hidden", catalog("/OCProperties << /OCGs [] /D << >> >>")),
                changed("annotation over the text", annotation()),
                changed("field without a signature", fieldWithoutSignature()),
                changed("title changed", titled()),
                defaultAppearance(),
                unexplained(
                        "octets without a section",
                        update().stream(content, OTHER_TEXT)
                                .raw("startxref\n" + start() + "\n%%EOF\n")
                                .withoutSection()),
                new Attack(
                        "no end of file",
                        update().stream(content, OTHER_TEXT).withoutSection(),
                        "",
                        Indication.INDETERMINATE,
                        Code.MALFORMED),
                new Attack(
                        "signature removed",
                        update().object(1, body(pdf, 1).replaceAll("(?s)/AcroForm <<.*?>>", ""))
                                .end(),
                        "",
                        Indication.INDETERMINATE,
                        Code.SIGNATURE_UNREACHABLE));
    }

    /** Some programs draw a field anew although it has an appearance. */
    private static Attack defaultAppearance() throws Exception {
        var signed = PdfBoxSigner.of(HOLDER).sign(TestPdf.form());
        var form = number(signed, "/DR");
        var white = body(signed, form).replaceFirst("0 g", "1 g");
        var attacked = RawUpdate.of(signed).object(form, white).end();
        return changed("default appearance", attacked);
    }

    private RawUpdate update() {
        return RawUpdate.of(pdf);
    }

    private static Attack changed(String name, byte[] attacked) {
        return new Attack(name, attacked, "Signature1", Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    private static Attack unexplained(String name, byte[] attacked) {
        return new Attack(name, attacked, "Signature1", Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private String page() {
        return body(pdf, page);
    }

    private String start() {
        return latin(pdf).replaceAll("(?s).*startxref\\s+(\\d+).*", "$1");
    }

    private byte[] pageAdded() {
        var tree = number(pdf, "/Type /Pages");
        return update().object(91, page())
                .object(
                        tree,
                        body(pdf, tree).replace("/Kids [", "/Kids [91 0 R ").replace("/Count 1", "/Count 2"))
                .end();
    }

    private byte[] otherCatalog() {
        return update().stream(90, OTHER_TEXT)
                .object(91, page().replace(content + " 0 R", "90 0 R"))
                .object(92, "<< /Type /Pages /Kids [91 0 R] /Count 1 >>")
                .object(93, body(pdf, 1).replaceAll("/Pages \\d+ 0 R", "/Pages 92 0 R"))
                .root(93)
                .end();
    }

    /** Nothing but a cross-reference section is added: what it shows lies within the signed octets. */
    private static byte[] entryLeadsBack() throws Exception {
        var plain = TestPdf.plain();
        var content = number(plain, "/FlateDecode");
        var prepared = RawUpdate.of(plain).stream(content, OTHER_TEXT).end();
        var signed = PdfBoxSigner.of(HOLDER).sign(prepared);
        return RawUpdate.of(signed)
                .entry(content, latin(plain).indexOf("\n" + content + " 0 obj") + 1)
                .end();
    }

    private byte[] higherGeneration() {
        var update = update();
        var at = update.withoutSection().length;
        return update.raw(content + " 1 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n")
                .entry(content, at, 1)
                .end();
    }

    private byte[] catalog(String entry) {
        return update().object(1, body(pdf, 1).replaceFirst("<<", "<< " + entry))
                .end();
    }

    private byte[] annotation() {
        return update().object(
                        90,
                        "<< /Type /Annot /Subtype /FreeText /Rect [90 690 400 730] /Contents (Price: 900)"
                                + " /DA (/Helv 24 Tf) /C [1 1 1] >>")
                .object(page, page().replace("/Annots [", "/Annots [90 0 R "))
                .end();
    }

    private byte[] fieldWithoutSignature() {
        return update().object(
                        90,
                        "<< /FT /Sig /T (approved) /Type /Annot /Subtype /Widget /Rect [90 690 400 730] /V 91 0 R >>")
                .object(91, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00> >>")
                .object(1, body(pdf, 1).replace("/Fields [", "/Fields [90 0 R "))
                .end();
    }

    private byte[] titled() {
        return update().object(90, "<< /Title (Another offer) >>").end("/Info 90 0 R");
    }
}
