package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.util.List;

/** Objects that an update writes again in another spelling, which some programs take for another value. */
final class SpellingAttacks {
    private static final String FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 10 0 R >>";
    private static final String STAMP =
            "<< /Type /Annot /Subtype /Stamp /P 3 0 R /F 2 /Rect [20 80 200 120] /AP << /N 9 0 R >> >>";

    private final FormAttacks documents;
    private final RawSignature signature;

    private SpellingAttacks() throws Exception {
        this.documents = new FormAttacks();
        this.signature = documents.signature();
    }

    static List<Attack> all() throws Exception {
        var attacks = new SpellingAttacks();
        return List.of(
                attack("letters of a font under a number with a point", attacks.letters()),
                unexplained("flags of a hidden stamp with a point", attacks.hidden()),
                attack("line end in a palette", attacks.palette("<ff0Aff0000>", "(\\377\r\n\\377\\000\\000)")),
                attack("NUL in a palette", attacks.palette("<ff0Aff0000>", "<ff0Aff\0000000>")),
                unexplained("comment behind the data of a stream", attacks.comment()),
                attack("object of the next generation", attacks.generation()),
                attack("page whose own frame is null", attacks.frame("", "/MediaBox null")),
                attack("page whose own frame was null", attacks.frame("/MediaBox null", "/MediaBox [0 0 300 200]")),
                attack("stamp of a hair's breadth that becomes empty", attacks.narrow()),
                attack("page whose turn is null above it", attacks.turned("null")),
                attack("page whose turn is not there above it", attacks.turned("40 0 R")),
                unexplained("annotations of a page that are no list", attacks.annotations("<< >>")),
                unexplained("order of the tab key that is no name", attacks.annotations("[5 0 R] /Tabs 1 0 R")),
                unexplained("list of annotations that is freed", attacks.freed()),
                attack("date of the information that is none", attacks.date()));
    }

    private static Attack attack(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    private static Attack unexplained(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private byte[] plain(String contents) throws Exception {
        return signature.sign(documents.document("", "", "/Annots [5 0 R]").stream(4, "0 0 9 9 re f")
                .object(3, FormAttacks.page("/Annots [5 0 R]").replace("4 0 R", contents))
                .end());
    }

    /** Some programs take the comment for data, and with it what the next stream begins with. */
    private byte[] comment() throws Exception {
        return RawUpdate.of(plain("4 0 R"))
                .object(4, "<< /Length 12 >>\nstream\n0 0 9 9 re f\n%\nendstream")
                .end();
    }

    /** Some programs look at the number alone, and find it by a reference that led nowhere. */
    private byte[] generation() throws Exception {
        var signed = plain("[4 0 R 40 0 R]");
        return RawUpdate.of(signed)
                .entry(40, signed.length, 1)
                .raw("40 1 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n")
                .end();
    }

    private byte[] letters() throws Exception {
        var page = "/Annots [5 0 R] /Resources << /Font << /F " + FONT + " >> >>";
        var encoding = "<< /Type /Encoding /Differences [48 /nine] >>";
        var signed = signature.sign(documents.document("", "", page).stream(4, "BT /F 18 Tf 20 150 Td (PAY 100) Tj ET")
                .object(10, encoding)
                .end());
        return RawUpdate.of(signed).object(10, encoding.replace("48", "48.")).end();
    }

    private byte[] palette(String colours, String other) throws Exception {
        var page = "/Annots [5 0 R] /Resources << /XObject << /I 11 0 R >> >>";
        var indexed = "[/Indexed /DeviceGray 4 %s]";
        var pdf = documents.document("", "", page).stream(4, "q 100 0 0 100 20 20 cm /I Do Q")
                .object(10, indexed.formatted(colours));
        var keys = "/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace 10 0 R";
        var signed = signature.sign(FormAttacks.drawn(pdf, 11, keys, "\1\4").end());
        return RawUpdate.of(signed).object(10, indexed.formatted(other)).end();
    }

    /** Ghostscript draws the whole picture where there is no breadth. */
    private byte[] narrow() throws Exception {
        var stamp = STAMP.replace("/F 2", "/F 4").replace("[20 80 200 120]", "[20.5 80.5 20.50005 120.5]");
        var pdf = documents.document("", "", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, stamp);
        var signed = signature.sign(
                FormAttacks.drawn(pdf, 9, FormAttacks.FORM, FormAttacks.TEXT).end());
        return RawUpdate.of(signed).object(8, stamp.replace("20.50005", "20.5")).end();
    }

    private byte[] hidden() throws Exception {
        var pdf = documents.document("", "", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, STAMP);
        var signed = signature.sign(
                FormAttacks.drawn(pdf, 9, FormAttacks.FORM, FormAttacks.TEXT).end());
        return RawUpdate.of(signed).object(8, STAMP.replace("/F 2", "/F 2.")).end();
    }

    private byte[] annotations(String other) throws Exception {
        var page = other.startsWith("[") ? "/Annots [5 0 R]" : "";
        var signed = signature.sign(
                documents.document("", "", page).stream(4, "0 0 9 9 re f").end());
        return RawUpdate.of(signed)
                .object(3, FormAttacks.page("/Annots " + other))
                .end();
    }

    private byte[] freed() throws Exception {
        var signed = signature.sign(documents.document("", "", "/Annots 30 0 R").stream(4, "0 0 9 9 re f")
                .object(30, "[]")
                .end());
        return RawUpdate.of(signed).free(30).end();
    }

    private byte[] date() throws Exception {
        return RawUpdate.of(plain("4 0 R")).end("/Info << /ModDate 2 0 R >>");
    }

    /** Some programs take the turn from the tree's root, past a node that says none. */
    private byte[] turned(String between) throws Exception {
        var page = "<< /Type /Page /Parent 10 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Annots [5 0 R] %s >>";
        var signed = signature.sign(documents.document("", "", "").stream(4, "")
                .object(2, "<< /Type /Pages /Kids [10 0 R] /Count 1 /Rotate 90 >>")
                .object(10, "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 /Rotate " + between + " >>")
                .object(3, page.formatted(""))
                .end());
        return RawUpdate.of(signed).object(3, page.formatted("/Rotate 90")).end();
    }

    private byte[] frame(String before, String after) throws Exception {
        var above = "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200] >>";
        var page = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [5 0 R] %s >>";
        var signed = signature.sign(documents.document("", "", "").stream(4, "")
                .object(2, above)
                .object(3, page.formatted(before))
                .end());
        return RawUpdate.of(signed).object(3, page.formatted(after)).end();
    }
}
