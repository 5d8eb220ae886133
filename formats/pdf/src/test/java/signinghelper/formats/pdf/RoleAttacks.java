package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Documents in which an object has a second role that no reader of forms looks at, and files that programs enter elsewhere. */
final class RoleAttacks {
    private static final String FONTS =
            "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
    private static final String SHOWN = "BT /F 18 Tf 20 150 Td (PAY 100) Tj ET";
    private static final String LEVEL_2 = "/Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams "
            + "<< /Type /TransformParams /P 2 /V /1.2 >> >> ]";
    private static final String STAMP = "<< /Type /Annot /Subtype /Stamp /Rect [20 80 200 120] %s >>";
    private static final int LENGTH = 40_000;

    private final FormAttacks documents;
    private final RawSignature signature;

    private RoleAttacks() throws Exception {
        this.documents = new FormAttacks();
        this.signature = documents.signature();
    }

    static List<Attack> all() throws Exception {
        var attacks = new RoleAttacks();
        return List.of(
                failed("length of an object stream", attacks.length(), Code.CHANGED_LATER),
                open("page is a font too, by a key that speaks of pages", attacks.font("/Font << /P 3 0 R >>", "/P")),
                open(
                        "page is a font too, in an array",
                        attacks.font("/ExtGState << /G << /Font [3 0 R 30] >> >>", "/G gs /P")),
                open(
                        "page is a font too, by the key of what is hidden",
                        attacks.font("/Font << /S /Hide /T 3 0 R >>", "/T")),
                failed("field's value is drawn by the page", attacks.value(), Code.CHANGED_LATER),
                passed("widget below the field that is signed", attacks.kid("/AP << /N 9 0 R >>")),
                passed("place of an empty field is uncovered as it is signed", attacks.kid("")),
                failed(
                        "picture for the mouse in a field without height",
                        attacks.added("", "/AP << /D 9 0 R >>"),
                        Code.CERTIFIED_FORBIDS),
                failed(
                        "note in the place of a widget without height",
                        attacks.added("Text", ""),
                        Code.CERTIFIED_FORBIDS),
                open("older section in front, and the length of the mark", attacks.front("80", "")),
                open("mark of another spelling", attacks.front("+80", "")),
                open("mark with a key twice", attacks.front("80", "/H [9 9]")),
                open(
                        "mark with a key twice, behind a kilobyte",
                        attacks.front("80", "/X (%s) /H [9 9]".formatted("x".repeat(1200)))),
                new Attack(
                        "names that differ in the last letter of 128",
                        attacks.names(),
                        "x",
                        Indication.INDETERMINATE,
                        Code.READINGS_DIFFER),
                failed(
                        "line ends behind a backslash",
                        attacks.palette("(\\\n\nX\nZ@)", "(\nX\nZ@)"),
                        Code.CHANGED_LATER),
                failed(
                        "odd hexadecimal digits",
                        attacks.palette("<41424344454>", "<414243444540>"),
                        Code.CHANGED_LATER),
                open("line end behind a parenthesis within a string", attacks.state("(a)\n/AS /Off /Y (b)")),
                open("line end behind a parenthesis with a backslash", attacks.state("a\\)\n/AS /Off /Y (b)")),
                open("frame beyond the numbers of a program", attacks.frame()),
                open("number of more letters than a program reads", attacks.number()));
    }

    private static Attack failed(String name, byte[] pdf, Code code) {
        return new Attack(name, pdf, "x", Indication.TOTAL_FAILED, code);
    }

    private static Attack open(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private static Attack passed(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.TOTAL_PASSED, Code.APPEARANCE_ADDED_LATER);
    }

    private static String stream(String keys, String content) {
        return "<< %s /Length %d >>\nstream\n%s\nendstream".formatted(keys, content.length(), content);
    }

    private static String page(String more) {
        return FormAttacks.page(more).replace("595 842", "300 200");
    }

    /** Begins a document that shows a sum, certified for forms. */
    private RawUpdate certified(String fields, String page) {
        return documents
                .document(fields, "/SigFlags 3", "", LEVEL_2)
                .object(3, page(page))
                .object(4, stream("", SHOWN));
    }

    /** The object stream ends at the first word or at the second, so that the stamp has another state. */
    private byte[] length() throws Exception {
        var numbers = "20 0 /On";
        var within = numbers + "endstream\nendobj\n%";
        var pdf = documents
                .document("", "", "")
                .object(3, page(FONTS + " /Annots [5 0 R 8 0 R]"))
                .object(4, stream("", SHOWN))
                .object(8, STAMP.formatted("/F 4 /AS 20 0 R /AP << /N << /On 11 0 R /Onendstream 12 0 R >> >>"))
                .object(10, "<< /Type /ObjStm /N 1 /First 5 /Length 13 0 R >>\nstream\n" + within + "\nendstream")
                .object(11, stream(FormAttacks.FORM, ""))
                .object(12, stream(FormAttacks.FORM, FormAttacks.TEXT))
                .object(13, String.valueOf(numbers.length()));
        var entries = "\2\0\0\0\12\0\0";
        var beside = "<< /Type /XRef /W [1 4 2] /Size 51 /Index [20 1] /Root 1 0 R /Length 7 >>\nstream\n" + entries;
        var at = pdf.withoutSection().length;
        var signed = signature.sign(pdf.object(50, beside + "\nendstream").end("/XRefStm " + at));
        return RawUpdate.of(signed).object(13, String.valueOf(within.length())).end();
    }

    /** A page that also serves as a font: written into itself, what it inherits changes the font and what shows. */
    private byte[] font(String resources, String select) throws Exception {
        var above = "/Resources << /XObject << /X 12 0 R >> >>";
        var page = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [5 0 R 8 0 R] /Subtype /Type3"
                + " /FontBBox [0 0 100 100] /FontMatrix [0.01 0 0 0.01 0 0] /Encoding << /Differences [65 /a] >>"
                + " /CharProcs << /a 14 0 R >> /FirstChar 65 /LastChar 65 /Widths [100] %s >>";
        var form = "/Type /XObject /Subtype /Form /BBox [0 0 100 100]";
        var pdf = certified("", "")
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200] " + above + " >>")
                .object(3, page.formatted(""))
                .object(8, STAMP.formatted("/F 4 /AP << /N 9 0 R >>"))
                .object(
                        9,
                        stream(
                                form + " /Resources << " + resources + " /XObject << /X 11 0 R >> >>",
                                "BT " + select + " 30 Tf 5 9 Td (A) Tj ET"))
                .object(11, stream(form, "1 0 0 rg 0 0 50 50 re f"))
                .object(12, stream(form, "0 0 1 rg 0 0 100 100 re f"))
                .object(14, stream("", "100 0 d0 /X Do"));
        return RawUpdate.of(signature.sign(pdf.end()))
                .object(3, page.formatted(above))
                .end();
    }

    private byte[] value() throws Exception {
        var form = "/Type /XObject /Subtype /Form /BBox [0 0 300 200] " + FONTS;
        var signed = signature.sign(certified("8 0 R", "/Resources << /XObject 8 0 R >> /Annots [5 0 R]")
                .object(4, stream("", "/V Do"))
                .object(8, "<< /FT /Tx /T (t) /V 9 0 R >>")
                .object(9, stream(form, SHOWN))
                .end());
        return RawUpdate.of(signed)
                .object(9, stream(form, SHOWN.replace("100", "900")))
                .end();
    }

    /** MuPDF draws a sign of its own until the field has a value. */
    private byte[] kid(String picture) throws Exception {
        var field = "<< /FT /Sig /T (y) /Kids [8 0 R] %s >>";
        var signed = signature.sign(certified("10 0 R", FONTS + " /Annots [5 0 R 8 0 R]")
                .object(
                        8,
                        "<< /Type /Annot /Subtype /Widget /F 4 /P 3 0 R /Rect [20 80 200 120] /Parent 10 0 R %s >>"
                                .formatted(picture))
                .object(9, stream(FormAttacks.FORM, FormAttacks.TEXT))
                .object(10, field.formatted(""))
                .end());
        return signature.sign(RawUpdate.of(signed)
                .object(7, signature.dictionary(""))
                .object(10, field.formatted("/V 7 0 R"))
                .end());
    }

    private byte[] added(String kind, String more) throws Exception {
        var signed = signature.sign(certified("", FONTS + " /Annots [5 0 R]").end());
        return signature.sign(RawUpdate.of(signed)
                .object(1, RawUpdate.body(signed, 1).replace("[5 0 R ", "[5 0 R 8 0 R "))
                .object(3, RawUpdate.body(signed, 3).replace("[5 0 R]", "[5 0 R 8 0 R]"))
                .object(7, signature.dictionary(""))
                .object(
                        8,
                        FormAttacks.SECOND
                                .formatted("/Rect [0 100 300 100] /V 7 0 R " + more)
                                .replace("Widget", kind.isEmpty() ? "Widget" : kind))
                .object(9, stream(FormAttacks.FORM, FormAttacks.TEXT))
                .end());
    }

    /** Poppler begins at the section in front as soon as the file has the length that the mark says. */
    private byte[] front(String number, String more) throws Exception {
        var objects = new TreeMap<Integer, String>();
        objects.put(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [5 0 R] >> >>");
        objects.put(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        objects.put(3, page(FONTS + " /Annots [5 0 R]"));
        objects.put(4, stream("", SHOWN.replace("100", "900")));
        objects.put(5, "null");
        var mark = "%%PDF-1.7\n%s 0 obj\n<< /Linearized 1 /L %d /O 3 /E 9 /N 1 /T 9 /H [9 9] %s >>\nendobj\n"
                .formatted(number, LENGTH, more);
        var trailer = "trailer\n<< /Size 81 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n";
        var from = mark.length()
                + "xref\n0 6\n".length()
                + 6 * 20
                + trailer.formatted(0).length();
        var table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        var written = new StringBuilder();
        objects.forEach((object, body) -> {
            table.append("%010d 00000 n \n".formatted(from + written.length()));
            written.append("%d 0 obj\n%s\nendobj\n".formatted(object, body));
        });
        var front = mark + table + trailer.formatted(0) + written;
        // Where the mark can be read, the section in front is the document's oldest.
        var base = front
                + (number.equals("80") && more.isEmpty()
                        ? "startxref\n%d\n%%%%EOF\n".formatted(mark.length())
                        : table + trailer.formatted(front.length()));
        var signed = signature.sign(RawUpdate.of(base.getBytes(ISO_8859_1))
                .object(4, stream("", SHOWN))
                .object(5, RawUpdate.body(certified("", "").end(), 5))
                .object(6, signature.dictionary(""))
                .object(80, "<< >>")
                .end());
        var padding = 0;
        var pdf = proofs(signed, padding);
        while (pdf.length != LENGTH) {
            padding += LENGTH - pdf.length;
            pdf = proofs(signed, padding);
        }
        return pdf;
    }

    private static byte[] proofs(byte[] signed, int padding) {
        var catalog = RawUpdate.body(signed, 1).replaceFirst("<<", "<< /DSS 90 0 R");
        return RawUpdate.of(signed)
                .object(1, catalog)
                .object(90, "<< /Type /DSS /Certs [91 0 R] >>")
                .object(91, stream("", " ".repeat(padding)))
                .end();
    }

    private byte[] palette(String colours, String other) throws Exception {
        var indexed = "[/Indexed /DeviceRGB 1 %s]";
        var page = "/Resources << /ColorSpace << /C 12 0 R >> >> /Annots [5 0 R]";
        var signed = signature.sign(certified("", page)
                .object(4, stream("", "/C cs 0 sc 10 10 100 100 re f"))
                .object(12, indexed.formatted(colours))
                .end());
        return RawUpdate.of(signed).object(12, indexed.formatted(other)).end();
    }

    private byte[] stamped(String before, String after) throws Exception {
        var stamp = STAMP.formatted("/F 4 /AP << /N << /On 9 0 R /Off 10 0 R >> >> %s");
        var signed = signature.sign(certified("", FONTS + " /Annots [5 0 R 8 0 R]")
                .object(8, stamp.formatted(before))
                .object(9, stream(FormAttacks.FORM, FormAttacks.TEXT))
                .object(10, stream(FormAttacks.FORM, ""))
                .end());
        return RawUpdate.of(signed).object(8, stamp.formatted(after)).end();
    }

    private byte[] state(String text) throws Exception {
        var digits = HexFormat.of().formatHex(text.replace("\\", "").getBytes(ISO_8859_1));
        return stamped("/AS /On /X (" + text + ")", "/AS /On /X <" + digits + ">");
    }

    private byte[] frame() throws Exception {
        var page = page(FONTS + " /Annots [5 0 R] /CropBox [0 0 4294967396 200]");
        var signed = signature.sign(certified("", "").object(3, page).end());
        return RawUpdate.of(signed).object(3, page.replace("396 ", "396.0 ")).end();
    }

    private byte[] names() throws Exception {
        var name = "/" + "A".repeat(127);
        var page = page("/Annots [5 0 R] /Resources << /XObject << %1$sX %2$s %1$sY %3$s >> >>");
        var signed = signature.sign(certified("", "")
                .object(3, page.formatted(name, "9 0 R", "10 0 R"))
                .object(4, stream("", name + "X Do"))
                .object(9, stream(FormAttacks.FORM, FormAttacks.TEXT))
                .object(10, stream(FormAttacks.FORM, ""))
                .end());
        var swapped = "/XObject << %1$sY 10 0 R %1$sX 9 0 R >>".formatted(name);
        return RawUpdate.of(signed)
                .object(3, page("/Annots [5 0 R] /Resources << " + swapped + " >>"))
                .end();
    }

    private byte[] number() throws Exception {
        return stamped("/AS /On /X " + "0".repeat(300) + "1", "/AS /On /X 1");
    }
}
