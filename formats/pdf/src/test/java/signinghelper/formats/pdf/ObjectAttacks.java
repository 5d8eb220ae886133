package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.util.List;

import static signinghelper.formats.pdf.RawUpdate.latin;

/** Objects that some programs take for something else than they are here, or find where ours does not look. */
final class ObjectAttacks {
    private static final String STAMP = "/Type /Annot /Subtype /Stamp /F 4 /Rect [20 80 200 120] /AP << /N %d 0 R >>";
    private static final String FIELD = STAMP.replace("Stamp", "Widget") + " /FT /Tx /T (t) /V (x)";
    private static final String ON_TOP = "/OC /P BDC 1 g 0 700 200 60 re f EMC";

    private final FormAttacks documents;
    private final RawSignature signature;

    private ObjectAttacks() throws Exception {
        this.documents = new FormAttacks();
        this.signature = documents.signature();
    }

    static List<Attack> all() throws Exception {
        var attacks = new ObjectAttacks();
        return List.of(
                unexplained("stream as an annotation", attacks.stream("", STAMP)),
                new Attack(
                        "stream as a field",
                        attacks.stream("8 0 R", FIELD),
                        "",
                        Indication.INDETERMINATE,
                        Code.MALFORMED),
                changed("layer that is a field, under a key that names a page", attacks.layer("P", "/P /AllOff")),
                changed("layer that is a field, under a key of actions", attacks.layer("T", "/P /AllOff")),
                new Attack(
                        "field with two parents",
                        attacks.twoParents(),
                        "x",
                        Indication.INDETERMINATE,
                        Code.READINGS_DIFFER),
                changed("metadata that a page names by another generation", attacks.metadata()),
                unexplained("field within a page that becomes an object", attacks.moved("")),
                unexplained(
                        "field within a page that becomes an object, with pictures",
                        attacks.moved("/AP << /N << >> >> /AS /On")),
                new Attack(
                        "older object behind the newest",
                        attacks.older(),
                        "x",
                        Indication.INDETERMINATE,
                        Code.READINGS_DIFFER),
                new Attack(
                        "field whose grandparent is another",
                        attacks.grandparent(),
                        "x",
                        Indication.INDETERMINATE,
                        Code.READINGS_DIFFER),
                unexplained("pictures in a stream, in a field without a place", attacks.pictures()),
                changed(
                        "field that loses its place as it is signed",
                        attacks.withoutPlace("/BBox 10 0 R", FormAttacks.TEXT)),
                changed(
                        "field that loses its place, with a picture whose filter has parameters",
                        attacks.withoutPlace("/DecodeParms [null]", "% a comment")),
                unexplained("information that is not there", attacks.information("401 0 R")),
                unexplained("information of another generation", attacks.information("4 7 R")),
                new Attack(
                        "picture of a field that shows once it is signed",
                        attacks.picture(),
                        "x",
                        Indication.TOTAL_PASSED,
                        Code.APPEARANCE_ADDED_LATER));
    }

    private static Attack changed(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    private static Attack unexplained(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private byte[] stream(String field, String keys) throws Exception {
        var pdf = documents.document(field, "", "/Annots [5 0 R 8 0 R]").stream(4, "");
        FormAttacks.drawn(pdf, 8, keys.formatted(9), "");
        FormAttacks.drawn(pdf, 9, FormAttacks.FORM, FormAttacks.TEXT);
        var signed = signature.sign(FormAttacks.drawn(pdf, 10, FormAttacks.FORM, FormAttacks.TEXT.replace("900", "100"))
                .end());
        return FormAttacks.drawn(RawUpdate.of(signed), 8, keys.formatted(10), "")
                .end();
    }

    private byte[] layer(String key, String more) throws Exception {
        var field = "<< /Type /OCMD /OCGs 9 0 R /FT /Sig /T (z) %s >>";
        var page = "/Annots [5 0 R] /Resources << /Properties << /" + key + " 8 0 R >> >>";
        var signed = signature.sign(documents.document("8 0 R", "", page).stream(4, ON_TOP.replace("/P", "/" + key))
                .object(8, field.formatted(""))
                .object(9, "<< /Type /OCG /Name (x) >>")
                .end());
        return RawUpdate.of(signed).object(8, field.formatted(more)).end();
    }

    private RawUpdate plain() {
        return documents.document("", "", "/Annots [5 0 R]").stream(4, "");
    }

    /** Programs that look for objects by themselves take the last one of a number. */
    private byte[] older() throws Exception {
        var first = plain().end();
        var place = latin(first).indexOf("4 0 obj");
        var second = RawUpdate.of(first).stream(4, "0 0 9 9 re f").end();
        var signed = signature.sign(RawUpdate.of(second).entry(4, place).end());
        return RawUpdate.of(signed).object(20, "null").end();
    }

    private byte[] information(String reference) throws Exception {
        return RawUpdate.of(signature.sign(plain().end())).object(20, "null").end("/Info " + reference);
    }

    private byte[] picture() throws Exception {
        var field = FormAttacks.SECOND.formatted("/Rect [20 80 200 120] /AP << /N 9 0 R >> %s");
        var pdf = documents.document("8 0 R", "", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, field.formatted(""));
        var signed = signature.sign(
                FormAttacks.drawn(pdf, 9, FormAttacks.FORM, FormAttacks.TEXT).end());
        return signature.sign(RawUpdate.of(signed)
                .object(7, signature.dictionary(""))
                .object(8, field.formatted("/V 7 0 R"))
                .end());
    }

    private byte[] metadata() throws Exception {
        var pdf = documents.document("", "", "/Annots [5 0 R]").stream(4, "")
                .object(3, FormAttacks.page("/Annots [5 0 R]").replace("4 0 R", "[4 0 R 8 1 R]"))
                .object(1, "<< /Type /Catalog /Pages 2 0 R /Metadata 8 0 R /AcroForm << /Fields [5 0 R] >> >>");
        var metadata = "/Type /Metadata /Subtype /XML";
        var signed = signature.sign(FormAttacks.drawn(pdf, 8, metadata, "").end());
        return FormAttacks.drawn(RawUpdate.of(signed), 8, metadata, FormAttacks.TEXT)
                .end();
    }

    /** poppler draws fields that are objects, and no others. */
    private byte[] moved(String more) throws Exception {
        var widget =
                "<< /Type /Annot /Subtype /Widget /FT /Tx /T (t) /V (PAY 900) /DA (/F 18 Tf 0 g) /F 4 /Rect [20 80 200 120] "
                        + more + ">>";
        var signed = signature.sign(documents.document("", "", "/Annots [5 0 R %s]".formatted(widget)).stream(4, "")
                .end());
        return RawUpdate.of(signed)
                .object(3, FormAttacks.page("/Annots [5 0 R 40 0 R]"))
                .object(40, widget)
                .end();
    }

    /** The tree leads to a widget from the field of a signature, and the widget itself to a text. */
    private byte[] twoParents() throws Exception {
        var widget = "<< /Type /Annot /Subtype /Widget /F 4 /P 3 0 R /Rect [20 80 200 120] /Parent 9 0 R %s >>";
        var field = "<< /FT /Sig /T (y) /Kids [8 0 R] %s >>";
        var pdf = documents.document("10 0 R", "/DA (/F 12 Tf 0 g)", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, widget.formatted(""))
                .object(9, "<< /FT /Tx /T (t) >>")
                .object(10, field.formatted(""));
        return signature.sign(RawUpdate.of(signature.sign(pdf.end()))
                .object(7, signature.dictionary(""))
                .object(8, widget.formatted("/V (PAY 900)"))
                .object(10, field.formatted("/V 7 0 R"))
                .end());
    }

    private byte[] grandparent() throws Exception {
        var widget = "<< /Type /Annot /Subtype /Widget /F %s /P 3 0 R /Rect [20 80 200 120] /Parent 11 0 R >>";
        var field = "<< /FT /Sig /T (y) /Kids [8 0 R] %s >>";
        var pdf = documents.document("10 0 R", "/DA (/F 12 Tf 0 g)", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, widget.formatted(2))
                .object(9, "<< /FT /Tx /T (t) /V (PAY 900) >>")
                .object(10, field.formatted(""))
                .object(11, "<< /Parent 9 0 R >>");
        return signature.sign(RawUpdate.of(signature.sign(pdf.end()))
                .object(7, signature.dictionary(""))
                .object(8, widget.formatted(4))
                .object(10, field.formatted("/V 7 0 R"))
                .end());
    }

    /** MuPDF takes the stream for the dictionary of the pictures, and draws over the whole page. */
    private byte[] pictures() throws Exception {
        var signed = signature.sign(documents.document("", "/SigFlags 3", "/Annots [5 0 R]").stream(4, "")
                .end());
        var update = RawUpdate.of(signed)
                .object(1, RawUpdate.body(signed, 1).replace("[5 0 R ", "[5 0 R 8 0 R "))
                .object(3, FormAttacks.page("/Annots [5 0 R 8 0 R]"))
                .object(7, signature.dictionary(""))
                .object(8, FormAttacks.SECOND.formatted("/Rect null /V 7 0 R /AP 9 0 R"));
        FormAttacks.drawn(update, 9, "/N 10 0 R", "");
        return signature.sign(FormAttacks.drawn(update, 10, FormAttacks.FORM, FormAttacks.TEXT)
                .end());
    }

    /** MuPDF draws a picture without a frame over the whole page. */
    private byte[] withoutPlace(String keys, String content) throws Exception {
        var pdf = documents.document("8 0 R", "/SigFlags 3", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, FormAttacks.SECOND.formatted("/Rect [20 20 20 20]"));
        var update = RawUpdate.of(signature.sign(pdf.end()))
                .object(7, signature.dictionary(""))
                .object(10, "null")
                .object(8, FormAttacks.SECOND.formatted("/V 7 0 R /AP << /N 9 0 R >>"));
        var picture = FormAttacks.FORM.replace("/BBox [0 0 180 40]", keys);
        return signature.sign(FormAttacks.drawn(update, 9, picture, content).end());
    }
}
