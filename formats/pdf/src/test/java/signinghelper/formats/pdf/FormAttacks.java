package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Documents in which something serves the form and the pages alike, so that a form's freedom changes what pages show. */
final class FormAttacks {
    private static final String FIELD =
            "<< /FT /Sig /T (x) /Type /Annot /Subtype /Widget /F 132 /P 3 0 R /Rect [0 0 0 0] /V 6 0 R >>";
    static final String SECOND = "<< /FT /Sig /T (y) /Type /Annot /Subtype /Widget /F 4 /P 3 0 R %s >>";
    static final String FORM = "/Type /XObject /Subtype /Form /BBox [0 0 180 40] "
            + "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
    static final String TEXT = "BT /F 18 Tf 5 9 Td (PAY 900) Tj ET";
    private static final String ABOVE = "<< /FT /Tx /T (a) /V (PAY 100) /Kids [9 0 R] >>";
    private static final String NEW = "/Font << /New 11 0 R >>";
    private static final String SIGNS = "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol,Bold >>";
    private static final String TYPE_3 = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0]"
            + " /FirstChar 32 /LastChar 32 /Widths [1] /Encoding << /Differences [32 /a] >> /CharProcs << /a 12 0 R >> >>";

    private final RawSignature signature;

    FormAttacks() throws Exception {
        this.signature = new RawSignature(HOLDER);
    }

    RawSignature signature() {
        return signature;
    }

    static List<Attack> all() throws Exception {
        var attacks = new FormAttacks();
        return List.of(
                changed("number in a picture's frame is a field too", attacks.number()),
                changed("page tree is a field's kids", attacks.pages()),
                changed("tree of attachments is a field's kids", attacks.attachments()),
                changed("action is a field's kid", attacks.action()),
                changed("stamp is a field's kid", attacks.stamp()),
                changed("font for a value from the field above", attacks.waiting("8", ABOVE, "/T (b)")),
                changed(
                        "font for a value whose state has no picture",
                        attacks.waiting("8", ABOVE, "/AP << /N << >> >>")),
                changed("font for a widget of no form", attacks.waiting("", "null", "/FT /Tx /V (PAY 100)")),
                changed(
                        "font for a free text without a picture",
                        attacks.waiting("", "null", "/Subtype /FreeText /Contents (PAY 100)")),
                changed(
                        "font for a widget whose type stands outside the form",
                        attacks.waiting("9", "<< /FT /Tx /V (PAY 100) >>", "/T (b)")),
                changed(
                        "signs for letters, by a font that is like a standard one",
                        attacks.waiting("8", ABOVE, "/T (b)", NEW, SIGNS)),
                changed(
                        "picture that a default appearance names",
                        attacks.waiting("8", ABOVE, "/T (b)", "/XObject << /Im 11 0 R >>", TYPE_3)),
                unexplained("standard font for a free text that names none", attacks.unnamed()),
                changed("flags with a point", attacks.flags()),
                unexplained(
                        "standard font for a value whose font was missing",
                        attacks.waiting("8", ABOVE, "/T (b)", NEW, SIGNS.replace("Symbol,Bold", "Courier-Bold"))),
                passed("frame of a picture that is no rectangle", attacks.withoutFrame()),
                passed("hidden field with a background is shown", attacks.background()),
                unexplained("font that a field's picture already names", attacks.sharedFonts()),
                passed("picture of an empty field vanishes as it is signed", attacks.vanishing()),
                passed("field without an area has a picture", attacks.withoutArea()),
                unexplained("field without a place on a page", attacks.withoutPlace()));
    }

    private static Attack changed(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    private static Attack unexplained(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private static Attack passed(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.TOTAL_PASSED, Code.APPEARANCE_ADDED_LATER);
    }

    RawUpdate document(String fields, String form, String page) {
        return document(fields, form, page, "");
    }

    /** @param value more of the signature's keys */
    RawUpdate document(String fields, String form, String page, String value) {
        return RawUpdate.of("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .object(
                        1,
                        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R %s] %s >> >>"
                                .formatted(fields, form))
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, page(page))
                .object(5, FIELD)
                .object(6, signature.dictionary(value));
    }

    static String page(String more) {
        return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>".formatted(more);
    }

    static RawUpdate drawn(RawUpdate update, int number, String keys, String content) {
        return update.object(
                number, "<< %s /Length %d >>\nstream\n%s\nendstream".formatted(keys, content.length(), content));
    }

    /** The update adds {@code Helv}, the font that PDFBox takes by itself for a text without a font. */
    private byte[] unnamed() throws Exception {
        var text = "<< /Type /Annot /Subtype /FreeText /Contents (PAY 100 000) /DA (0 g) /F 4 /Rect [20 80 120 100] >>";
        var resources = "/DR << /Font << %s >> >>";
        var signed = signature.sign(document("", resources.formatted(""), "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, text)
                .end());
        var font = "/Helv << /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>";
        return RawUpdate.of(signed)
                .object(1, RawUpdate.body(signed, 1).replace(resources.formatted(""), resources.formatted(font)))
                .end();
    }

    /**
     * Programs that read no flags in a real number show the text at first, and after the update hide it as a password.
     */
    private byte[] flags() throws Exception {
        var field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (t) /V (PAY 900) /DA (/F 18 Tf 0 g) /Ff %s /F 4"
                + " /P 3 0 R /Rect [20 80 200 120] >>";
        var signed = signature.sign(document("8 0 R", "", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, field.formatted("8192.0"))
                .end());
        return RawUpdate.of(signed).object(8, field.formatted("8193")).end();
    }

    private byte[] number() throws Exception {
        var pdf = document("8 0 R", "", "/Annots [5 0 R] /Resources << /XObject << /X 7 0 R >> >>").stream(4, "/X Do");
        var signed = signature.sign(drawn(pdf, 7, FORM.replace("180", "9 0 R"), TEXT)
                .object(8, "<< /FT /Tx /T (s) /Kids [9 0 R] >>")
                .object(9, "0")
                .end());
        return RawUpdate.of(signed).object(9, "180").end();
    }

    private byte[] pages() throws Exception {
        var signed = signature.sign(document("12 0 R", "", "/Annots [5 0 R]").stream(4, "")
                .object(2, "<< /Type /Pages /Kids [12 0 R] /Count 2 >>")
                .object(12, "<< /Type /Pages /Parent 2 0 R /Kids 20 0 R /Count 2 >>")
                .object(20, "[3 0 R 14 0 R]")
                .object(3, below(page("/Annots [5 0 R]")))
                .object(14, below(page("/Rotate 90")))
                .end());
        return RawUpdate.of(signed).object(20, "[14 0 R 3 0 R]").end();
    }

    private static String below(String page) {
        return page.replace("/Parent 2 0 R", "/Parent 12 0 R");
    }

    private byte[] attachments() throws Exception {
        var signed = signature.sign(document("12 0 R", "", "/Annots [5 0 R]").stream(4, "")
                .object(
                        1,
                        "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Kids [12 0 R] >> >>"
                                + " /AcroForm << /Fields [5 0 R 12 0 R] >> >>")
                .object(12, "<< /Limits [(a) (b)] /Kids 13 0 R >>")
                .object(13, "[14 0 R]")
                .object(14, "<< /Limits [(a) (a)] /Names [(a) << /F (a) >>] >>")
                .object(15, "<< /Limits [(a) (a)] /Names [(a) << /F (b) >>] >>")
                .end());
        return RawUpdate.of(signed).object(13, "[15 0 R]").end();
    }

    private byte[] action() throws Exception {
        var action = "<< /FT /Tx /T (s) /S /URI /URI (https://%s.example/) /V (x) /AP (y) >>";
        var signed = signature.sign(document("12 0 R", "", "/Annots [5 0 R]").stream(4, "")
                .object(
                        1,
                        "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Named /N /NextPage /Next [12 0 R] >>"
                                + " /AcroForm << /Fields [5 0 R 12 0 R] >> >>")
                .object(12, action.formatted("a"))
                .end());
        return RawUpdate.of(signed)
                .object(12, action.formatted("a").replace("(x)", "(z)"))
                .end();
    }

    private byte[] stamp() throws Exception {
        var stamp = "<< /Type /Annot /Subtype /Stamp /Rect [20 80 200 120] /P 3 0 R /AP << /N 9 0 R >> >>";
        var pdf = document("12 0 R", "", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, stamp)
                .object(12, "<< /FT /Tx /T (s) /Kids [8 0 R] >>");
        var signed = signature.sign(drawn(pdf, 9, FORM, TEXT).end());
        return drawn(RawUpdate.of(signed), 9, FORM, TEXT.replace("900", "100")).end();
    }

    /** A widget that programs draw themselves, by a font that comes with the update. */
    private byte[] waiting(String field, String parent, String widget) throws Exception {
        return waiting(field, parent, widget, "/Font << /New 11 0 R >>", TYPE_3);
    }

    private byte[] waiting(String field, String parent, String widget, String resources, String font) throws Exception {
        var keys =
                "/Type /Annot /Subtype /Widget /Parent 8 0 R /DA (/New 18 Tf 0 g) /F 4 /Rect [20 80 200 120] /P 3 0 R ";
        var whole =
                "<< " + (widget.contains("/Subtype") ? keys.replace("/Subtype /Widget", "") : keys) + widget + " >>";
        var fields = field.isEmpty() ? "" : field + " 0 R";
        var pdf = document(fields, "/DA (/F 12 Tf 0 g)", "/Annots [5 0 R 9 0 R]").stream(4, "")
                .object(8, parent)
                .object(9, whole);
        var signed = signature.sign(pdf.end());
        return RawUpdate.of(signed).stream(12, "1 0 d0 0 0 1 1 re f")
                .object(11, font)
                .object(1, RawUpdate.body(signed, 1).replace("/DA", "/DR << " + resources + " >> /DA"))
                .end();
    }

    private byte[] sharedFonts() throws Exception {
        var widget = "<< /FT /Tx /T (a) /V (PAY 100) /Type /Annot /Subtype /Widget /F 4 /Rect [20 80 200 120] /P 3 0 R"
                + " /AP << /N 9 0 R >> >>";
        var pdf = document("8 0 R", "/DA (/F 12 Tf 0 g) /DR << /Font 10 0 R >>", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, widget)
                .object(10, "<< >>");
        var keys = "/Type /XObject /Subtype /Form /BBox [0 0 180 40] /Resources << /Font 10 0 R >>";
        var signed = signature.sign(
                drawn(pdf, 9, keys, "BT /New 18 Tf 5 9 Td ( ) Tj ET").end());
        return RawUpdate.of(signed).stream(12, "1 0 d0 0 0 9 1 re f")
                .object(11, TYPE_3)
                .object(10, "<< /New 11 0 R >>")
                .end();
    }

    private byte[] vanishing() throws Exception {
        var empty = SECOND.formatted("/Rect [20 80 200 120] /AP << /N 9 0 R >>");
        var pdf = document("8 0 R", "", "/Annots [5 0 R 8 0 R]").stream(4, "").object(8, empty);
        var signed = signature.sign(drawn(pdf, 9, FORM, TEXT).end());
        return signature.sign(RawUpdate.of(signed)
                .object(7, signature.dictionary(""))
                .object(8, SECOND.formatted("/Rect [20 80 200 120] /V 7 0 R"))
                .end());
    }

    private byte[] background() throws Exception {
        var keys = "/Rect [20 80 200 120] /MK << /BG [1 1 1] >> ";
        var pdf = document("8 0 R", "", "/Annots [5 0 R 8 0 R]").stream(4, "")
                .object(8, SECOND.replace("/F 4", "/F 2").formatted(keys));
        var signed = signature.sign(pdf.end());
        return signature.sign(RawUpdate.of(signed)
                .object(7, signature.dictionary(""))
                .object(8, SECOND.formatted(keys + "/V 7 0 R"))
                .end());
    }

    /** Signs in a field that was empty, and adds {@code more} to it. */
    static byte[] signedWith(String more) throws Exception {
        return new FormAttacks().signed(more);
    }

    /** Adds a field that was not there. */
    static byte[] addedWith(String keys) throws Exception {
        return new FormAttacks().added(keys);
    }

    /** Signs, and gives a field of a group flags of its own, as a lock does. */
    static byte[] lockedInGroup(int inherited, int own) throws Exception {
        var attacks = new FormAttacks();
        var field = "<< /Parent 8 0 R /T (a) %s >>";
        var pdf = attacks.document("8 0 R", "", "/Annots [5 0 R]").stream(4, "")
                .object(8, "<< /FT /Tx /T (g) /Ff " + inherited + " /Kids [9 0 R] >>")
                .object(9, field.formatted(""));
        return RawUpdate.of(attacks.signature.sign(pdf.end()))
                .object(9, field.formatted("/Ff " + own))
                .end();
    }

    private byte[] signed(String more) throws Exception {
        var field = "<< /FT /Sig /T (y) /Type /Annot /Subtype /Widget /F 4 /Rect [0 0 0 0] %s >>";
        var pdf = document("8 0 R", "", "/Annots [5 0 R 8 0 R]").stream(4, "").object(8, field.formatted(""));
        var signed = signature.sign(pdf.end());
        return signature.sign(RawUpdate.of(signed)
                .object(7, signature.dictionary(""))
                .object(8, field.formatted("/V 7 0 R " + more))
                .end());
    }

    /** MuPDF draws such a picture over the whole page. */
    private byte[] withoutFrame() throws Exception {
        return added("/Rect 0 /V 7 0 R /AP << /N 9 0 R >>", FORM.replace("[0 0 180 40]", "0"));
    }

    private byte[] withoutArea() throws Exception {
        return added("/Rect [20 80 20 80] /V 7 0 R /AP << /N 9 0 R >>");
    }

    private byte[] withoutPlace() throws Exception {
        return added("/V 7 0 R");
    }

    /** Adds a field with a sound signature to a signed document. */
    private byte[] added(String keys) throws Exception {
        return added(keys, FORM);
    }

    private byte[] added(String keys, String frame) throws Exception {
        var signed = signature.sign(
                document("", "/SigFlags 3", "/Annots [5 0 R]").stream(4, "").end());
        var update = RawUpdate.of(signed)
                .object(1, RawUpdate.body(signed, 1).replace("[5 0 R ", "[5 0 R 8 0 R "))
                .object(3, page("/Annots [5 0 R 8 0 R]"))
                .object(7, signature.dictionary(""))
                .object(8, SECOND.formatted(keys));
        return signature.sign(drawn(update, 9, frame, TEXT).end());
    }
}
