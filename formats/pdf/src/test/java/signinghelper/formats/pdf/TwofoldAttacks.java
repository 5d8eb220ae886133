package signinghelper.formats.pdf;

import signinghelper.formats.TestHolder;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Documents that were prepared before they were signed, so that some of their octets serve two purposes. */
final class TwofoldAttacks {
    private static final String FIELD =
            "<< /FT /Sig /T (x) /Type /Annot /Subtype /Widget /F 132 /P 3 0 R /Rect [0 0 0 0] /V 6 0 R >>";
    private static final String OTHER = "1 0 0 rg 0 0 595 842 re f";

    private final RawSignature signature;

    private TwofoldAttacks(TestHolder holder) throws Exception {
        this.signature = new RawSignature(holder);
    }

    static List<Attack> all() throws Exception {
        var attacks = new TwofoldAttacks(HOLDER);
        var differ = Code.READINGS_DIFFER;
        return List.of(
                new Attack(
                        "signature is an annotation too", attacks.annotation(), "x", Indication.INDETERMINATE, differ),
                new Attack(
                        "picture of the signature's own digits",
                        attacks.picture(),
                        "x",
                        Indication.INDETERMINATE,
                        differ),
                new Attack(
                        "object in no section behind the listed one, before an update",
                        attacks.hidden(),
                        "x",
                        Indication.INDETERMINATE,
                        differ),
                new Attack(
                        "form of XML that makes pages of its own",
                        attacks.form(),
                        "x",
                        Indication.INDETERMINATE,
                        differ),
                new Attack(
                        "elements of the structure say each other's text",
                        attacks.elements(),
                        "x",
                        Indication.INDETERMINATE,
                        Code.UNEXPLAINED_LATER));
    }

    static byte[] annotation(TestHolder holder) throws Exception {
        return new TwofoldAttacks(holder).annotation();
    }

    static byte[] pictured() throws Exception {
        return new TwofoldAttacks(HOLDER).picture();
    }

    private static RawUpdate page(String catalog, String page) {
        return RawUpdate.of("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> %s >>".formatted(catalog))
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>".formatted(page))
                .object(5, FIELD);
    }

    /** Programs show the text of such an annotation, which is the signature's own octets. */
    private byte[] annotation() throws Exception {
        var shown = "/Subtype /FreeText /F 4 /Rect [20 20 570 820] /DA (/Helv 12 Tf 0 g)";
        return signature.sign(page("", "/Annots [5 0 R 6 0 R]").stream(4, "")
                .object(6, signature.dictionary(shown))
                .end());
    }

    /** Large and small letters are two colours, and the same digit. */
    private byte[] picture() throws Exception {
        var object = "6 0 obj\n" + signature.dictionary("") + "\nendobj\n";
        var colours = new StringBuilder();
        for (var grey = 0; grey < 256; grey++) {
            colours.append(grey < 'a' ? "00" : "ff");
        }
        var head = "<< /Type /XObject /Subtype /Image /Width %d /Height 1 /BitsPerComponent 8 /Length %d"
                .formatted(object.length(), object.length());
        head += " /ColorSpace [/Indexed /DeviceGray 255 <" + colours + ">] >>\nstream\n";
        var pdf = page("", "/Annots [5 0 R] /Resources << /XObject << /M 7 0 R >> >>").stream(
                4, "595 0 0 842 0 0 cm /M Do");
        var from = pdf.withoutSection().length + "7 0 obj\n".length() + head.length();
        return signature.sign(
                pdf.object(7, head + object + "\nendstream").entry(6, from).end());
    }

    /** Programs that mend a file take the last object of a number. */
    private byte[] hidden() throws Exception {
        var pdf = signature.sign(page("", "/Annots [5 0 R]").stream(4, "")
                .object(6, signature.dictionary(""))
                .raw("4 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n".formatted(OTHER.length(), OTHER))
                .end());
        return RawUpdate.of(pdf).object(90, "null").end();
    }

    private byte[] form() throws Exception {
        return signature.sign(page("", "/Annots [5 0 R]").stream(4, "")
                .object(6, signature.dictionary(""))
                .object(
                        1,
                        "<< /Type /Catalog /Pages 2 0 R /NeedsRendering true"
                                + " /AcroForm << /Fields [5 0 R] /XFA (<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>) >> >>")
                .end());
    }

    private byte[] elements() throws Exception {
        var element = "<< /Type /StructElem /S /P /P 10 0 R /Pg 3 0 R /K %d >>";
        var text = "/P << /MCID %d >> BDC BT /F 9 Tf 9 9 Td (%s pays) Tj ET EMC ";
        var pdf = signature.sign(
                page("/MarkInfo << /Marked true >> /StructTreeRoot 10 0 R", "/StructParents 0 /Annots [5 0 R]").stream(
                                4, text.formatted(0, "A") + text.formatted(1, "B"))
                        .object(6, signature.dictionary(""))
                        .object(
                                10,
                                "<< /Type /StructTreeRoot /K [11 0 R 12 0 R] /ParentTree << /Nums [0 [11 0 R 12 0 R]] >> >>")
                        .object(11, element.formatted(0))
                        .object(12, element.formatted(1))
                        .end());
        return RawUpdate.of(pdf)
                .object(11, element.formatted(1))
                .object(12, element.formatted(0))
                .end();
    }
}
