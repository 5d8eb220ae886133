package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.formats.pdf.Verdict.STRANGER;

/** Documents that were prepared before they were signed, so that a later update shows something else. */
final class PreparedAttacks {
    /** Two pictures of one length. */
    private static final String PICTURE = "0 0 1 rg 100 600 100 100 re f";

    private static final String OTHER = "1 0 0 rg 000 000 595 842 re f";

    private static final String FIELD = "/FT /Sig /T (x) /Type /Annot /Subtype /Widget /F 132 /P 3 0 R /Rect [0 0 0 0]";
    private static final String FORM = "/Subtype /Form /BBox [0 0 595 842]";
    private static final String PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]";

    private PreparedAttacks() {}

    static List<Attack> all() throws Exception {
        return List.of(
                new Attack(
                        "page is a stream",
                        pageIsStream(),
                        "Signature1",
                        Indication.INDETERMINATE,
                        Code.UNEXPLAINED_LATER),
                new Attack("catalog is a stream", catalogIsStream(), "", Indication.INDETERMINATE, Code.MALFORMED),
                new Attack("content is a field too", contentIsField(), "", Indication.INDETERMINATE, Code.MALFORMED),
                new Attack(
                        "resources are a field too",
                        resourcesAreField(),
                        "Signature1",
                        Indication.TOTAL_FAILED,
                        Code.CHANGED_LATER),
                new Attack(
                        "page is its own resources",
                        pageIsResources(),
                        "x",
                        Indication.TOTAL_FAILED,
                        Code.CHANGED_LATER),
                new Attack(
                        "entry leads behind the signed revision",
                        entryBehindEnd(),
                        "Signature1",
                        Indication.INDETERMINATE,
                        Code.UNEXPLAINED_LATER),
                new Attack(
                        "object in no section within what was signed, and a reference to nothing",
                        unlistedWithin(),
                        "Signature1",
                        Indication.INDETERMINATE,
                        Code.UNEXPLAINED_LATER),
                new Attack(
                        "empty field as large as the page, signed",
                        largeFieldSigned(),
                        "Signature1",
                        Indication.TOTAL_PASSED,
                        Code.APPEARANCE_ADDED_LATER));
    }

    private static RawUpdate file() {
        return RawUpdate.of("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String stream(String dictionary, String data) {
        return "<< %s /Length %d >>\nstream\n%s\nendstream".formatted(dictionary, data.length(), data);
    }

    private static byte[] sign(byte[] pdf) throws Exception {
        return PdfBoxSigner.of(HOLDER).sign(pdf);
    }

    private static byte[] pageIsStream() throws Exception {
        var pdf = sign(file().object(1, "<< /Type /Catalog /Pages 2 0 R >>")
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, stream(PAGE + " /Contents 4 0 R", ""))
                .object(4, stream("", PICTURE))
                .end());
        return RawUpdate.of(pdf)
                .object(95, stream("", OTHER))
                .object(3, body(pdf, 3).replace("4 0 R", "95 0 R"))
                .end();
    }

    private static byte[] catalogIsStream() throws Exception {
        var pdf = sign(file().object(1, stream("/Type /Catalog /Pages 2 0 R", ""))
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, "<< " + PAGE + " /Contents 4 0 R >>")
                .object(4, stream("", PICTURE))
                .end());
        return RawUpdate.of(pdf)
                .object(95, stream("", OTHER))
                .object(96, "<< " + PAGE + " /Contents 95 0 R >>")
                .object(97, "<< /Type /Pages /Kids [96 0 R] /Count 1 >>")
                .object(1, body(pdf, 1).replace("2 0 R", "97 0 R"))
                .end();
    }

    private static RawUpdate withField(String page, int field) {
        return file().object(
                        1,
                        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [" + field
                                + " 0 R] /DA (/Helv 0 Tf 0 g) >> >>")
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, "<< " + PAGE + page + " >>");
    }

    /** The page's content has the keys of a field; who signs in it draws the page anew. */
    private static byte[] contentIsField() throws Exception {
        var pdf = sign(withField(" /Contents 4 0 R /Annots [4 0 R]", 4)
                .object(4, stream(FIELD, PICTURE))
                .end());
        var later = PdfBoxSigner.of(STRANGER).in("x").sign(pdf);
        return RawUpdate.of(later)
                .object(4, body(later, 4).replace(PICTURE, OTHER))
                .end();
    }

    /** The page's pictures have the keys of a field: {@code M} names one of them, and may change with a signature. */
    private static byte[] resourcesAreField() throws Exception {
        var pdf = sign(withField(" /Contents 4 0 R /Resources << /XObject 5 0 R >> /Annots [5 0 R]", 5)
                .object(4, stream("", "/M Do"))
                .object(5, "<< " + FIELD + " /M 6 0 R >>")
                .object(6, stream(FORM, PICTURE))
                .end());
        var later = PdfBoxSigner.of(STRANGER).in("x").sign(pdf);
        return RawUpdate.of(later)
                .object(95, stream(FORM, OTHER))
                .object(5, body(later, 5).replace("/M 6 0 R", "/M 95 0 R"))
                .end();
    }

    private static byte[] pageIsResources() throws Exception {
        var pdf = Signer.of(HOLDER)
                .sign(withField(" /Contents 4 0 R /Resources << /XObject 3 0 R >> /Annots 6 0 R", 7)
                        .object(4, stream("", "/Annots Do"))
                        .object(6, stream(FORM, PICTURE))
                        .object(7, "<< " + FIELD + " >>")
                        .end());
        return RawUpdate.of(pdf)
                .object(95, stream(FORM, OTHER))
                .object(3, body(pdf, 3).replace("/Annots 6 0 R", "/Annots 95 0 R"))
                .end();
    }

    private static byte[] entryBehindEnd() throws Exception {
        var length = sign(missing(9)).length;
        var pdf = sign(missing(length));
        return RawUpdate.of(pdf)
                .raw("4 0 obj\n" + stream("", OTHER) + "\nendobj\n")
                .object(90, "null")
                .end();
    }

    /** Some programs look for objects by themselves when one is not there; they find the last one of each number. */
    private static byte[] unlistedWithin() throws Exception {
        var pdf = sign(withField(" /Contents 4 0 R /Annots [5 0 R]", 5)
                .object(4, stream("", PICTURE))
                .object(5, "<< " + FIELD + " >>")
                .raw("4 0 obj\n" + stream("", OTHER) + "\nendobj\n")
                .end());
        var other = FIELD.replace("(x)", "(z)");
        var prepared = RawUpdate.of(pdf)
                .object(95, "<< " + other + " /MK 900 0 R >>")
                .object(1, body(pdf, 1).replace("/Fields [", "/Fields [95 0 R "))
                .object(3, body(pdf, 3).replace("/Annots [", "/Annots [95 0 R "))
                .end();
        return PdfBoxSigner.of(STRANGER).in("z").sign(prepared);
    }

    private static byte[] missing(int offset) {
        return withField(" /Contents 4 0 R", 5)
                .object(5, "<< " + FIELD + " >>")
                .entry(4, offset)
                .end();
    }

    /**
     * An update draws over the page by a waiting field; then a stranger signs in that field, to pass it off as a
     * signature's picture.
     */
    private static byte[] largeFieldSigned() throws Exception {
        var field = "<< /FT /Sig /T (x) /Type /Annot /Subtype /Widget /F 4 /P 3 0 R /Rect [0 0 595 842] %s >>";
        var pdf = sign(withField(" /Contents 4 0 R /Annots [5 0 R]", 5)
                .object(4, stream("", PICTURE))
                .object(5, field.formatted(""))
                .end());
        var drawn = RawUpdate.of(pdf)
                .object(95, stream(FORM, OTHER))
                .object(5, field.formatted("/AP << /N 95 0 R >>"))
                .end();
        return Signer.of(STRANGER).sign(drawn);
    }
}
