package signinghelper.formats.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.RawUpdate.number;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.formats.pdf.Verdict.STRANGER;

/** Changes to forms and to certified documents: filled fields, evil annotations and sneaky signatures. */
final class CertifiedAttacks {
    private CertifiedAttacks() {}

    static List<Attack> all() throws Exception {
        var attacks = new ArrayList<Attack>();
        for (var level = 0; level <= 3; level++) {
            attacks.addAll(of(certified(level), level));
        }
        var pdf = certified(2);
        attacks.add(failed("field moved", 2, moved(pdf), Code.CHANGED_LATER));
        attacks.add(failed("certification removed", 2, withoutPermissions(pdf), Code.CHANGED_LATER));
        attacks.add(failed("certified field removed from its page", 2, hidden(pdf), Code.CHANGED_LATER));
        return attacks;
    }

    private static byte[] certified(int level) throws Exception {
        return PdfBoxSigner.of(HOLDER).in("first").certifying(level).sign(TestPdf.form());
    }

    private static List<Attack> of(byte[] pdf, int level) throws Exception {
        var forbidden = level == 0 ? Code.CHANGED_LATER : Code.CERTIFIED_FORBIDS;
        return List.of(
                level < 2
                        ? failed("field filled", level, filled(pdf), forbidden)
                        : passed("field filled", level, filled(pdf), Code.FORM_FILLED_LATER),
                level < 3
                        ? failed("annotation added", level, annotated(pdf), forbidden)
                        : new Attack(
                                named("annotation added", level),
                                annotated(pdf),
                                "first",
                                Indication.INDETERMINATE,
                                Code.ANNOTATED_LATER),
                level == 1
                        ? failed("empty field signed", level, signedAgain(pdf), Code.CERTIFIED_FORBIDS)
                        : passed("empty field signed", level, signedAgain(pdf), Code.SIGNED_AGAIN_LATER),
                level == 0
                        ? passed(
                                "signature in a rectangle of five numbers",
                                level,
                                five(pdf),
                                Code.APPEARANCE_ADDED_LATER)
                        : failed("signature in a rectangle of five numbers", level, five(pdf), Code.CERTIFIED_FORBIDS),
                level == 0
                        ? passed(
                                "signature in a rectangle of large numbers",
                                level,
                                large(pdf),
                                Code.APPEARANCE_ADDED_LATER)
                        : failed(
                                "signature in a rectangle of large numbers", level, large(pdf), Code.CERTIFIED_FORBIDS),
                level == 0
                        ? passed("stranger's signature over the text", level, sneaky(pdf), Code.APPEARANCE_ADDED_LATER)
                        : failed("stranger's signature over the text", level, sneaky(pdf), Code.CERTIFIED_FORBIDS));
    }

    private static String named(String name, int level) {
        return name + (level == 0 ? ", not certified" : ", certified at level " + level);
    }

    private static Attack failed(String name, int level, byte[] pdf, Code code) {
        return new Attack(named(name, level), pdf, "first", Indication.TOTAL_FAILED, code);
    }

    private static Attack passed(String name, int level, byte[] pdf, Code code) {
        return new Attack(named(name, level), pdf, "first", Indication.TOTAL_PASSED, code);
    }

    static byte[] filled(byte[] pdf) throws IOException {
        return TestPdf.updated(pdf, document -> {
            var field =
                    (PDTextField) document.getDocumentCatalog().getAcroForm().getField("amount");
            field.setValue("900");
            field.getCOSObject().setNeedToBeUpdated(true);
            field.getWidgets().get(0).getAppearance().getCOSObject().setNeedToBeUpdated(true);
            field.getWidgets()
                    .get(0)
                    .getAppearance()
                    .getNormalAppearance()
                    .getCOSObject()
                    .setNeedToBeUpdated(true);
        });
    }

    private static byte[] annotated(byte[] pdf) throws IOException {
        return TestPdf.updated(pdf, document -> {
            var note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(90, 690, 300, 40));
            note.setContents("Price: 900");
            var page = document.getPage(0);
            page.getAnnotations().add(note);
            page.getCOSObject().setNeedToBeUpdated(true);
            annotations(document).setNeedToBeUpdated(true);
        });
    }

    private static COSArray annotations(PDDocument document) {
        return document.getPage(0).getCOSObject().getCOSArray(COSName.ANNOTS);
    }

    private static byte[] signedAgain(byte[] pdf) throws Exception {
        return PdfBoxSigner.of(STRANGER).in("second").sign(pdf);
    }

    /** A new field whose place covers the text of the page. */
    private static byte[] sneaky(byte[] pdf) throws Exception {
        return PdfBoxSigner.of(STRANGER).at(new PDRectangle(90, 690, 300, 40)).sign(pdf);
    }

    /** A rectangle of five numbers, of which programs read four: the field would cover text unseen. */
    private static byte[] five(byte[] pdf) throws Exception {
        return within(pdf, "[90 690 390 730 0]");
    }

    /**
     * A rectangle that seems empty, but is wide where programs limit an integer and not a real number, or the reverse.
     */
    private static byte[] large(byte[] pdf) throws Exception {
        return within(pdf, "[2147483648 0 2147483648.0 200]");
    }

    private static byte[] within(byte[] pdf, String rectangle) throws Exception {
        var signature = new RawSignature(STRANGER);
        var form = number(pdf, "/DR");
        var page = number(pdf, "/Type /Page\n");
        return signature.sign(RawUpdate.of(pdf)
                .object(form, body(pdf, form).replace("/Fields [", "/Fields [90 0 R "))
                .object(page, body(pdf, page).replace("/Annots [", "/Annots [90 0 R "))
                .object(
                        90,
                        "<< /FT /Sig /T (y) /Type /Annot /Subtype /Widget /F 4 /Rect %s /V 91 0 R /AP << /N 92 0 R >> >>"
                                .formatted(rectangle))
                .object(91, signature.dictionary(""))
                .object(
                        92,
                        "<< /Subtype /Form /BBox %s /Length 24 >>\nstream\n1 0 0 rg 0 0 300 40 re f \nendstream"
                                .formatted(rectangle))
                .end());
    }

    private static byte[] moved(byte[] pdf) {
        var field = number(pdf, "/T (amount)");
        return RawUpdate.of(pdf)
                .object(field, body(pdf, field).replace("/Rect [100.0 600.0 200.0 620.0]", "/Rect [90 690 400 730]"))
                .end();
    }

    private static byte[] withoutPermissions(byte[] pdf) {
        return RawUpdate.of(pdf)
                .object(1, body(pdf, 1).replaceFirst("<<", "<< /Lang (de)").replaceFirst("/Perms \\d+ 0 R", ""))
                .end();
    }

    private static byte[] hidden(byte[] pdf) {
        var page = number(pdf, "/Type /Page\n");
        return RawUpdate.of(pdf)
                .object(page, body(pdf, page).replaceFirst("/Annots \\[(\\d+ 0 R)", "/Annots ["))
                .end();
    }
}
