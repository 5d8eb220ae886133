package signinghelper.formats.pdf;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.pdf.TestPdf.Edit;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Facts of later changes, which PDFBox makes: a thing as people name it, with its field and its page. */
class LaterThingsTest {
    private static final int FORBIDS_ALL = 1;
    private static final Set<Code> CHANGED = Set.of(Code.CHANGED_LATER, Code.CERTIFIED_FORBIDS);

    static List<Arguments> edits() {
        return List.of(
                edit("ANNOTATION_ADDED", Map.of("pages", "2"), document -> note(document, 1)),
                edit(
                        "ANNOTATION_CHANGED",
                        Map.of("pages", "1"),
                        document -> noteOf(document).setContents("900")),
                edit(
                        "ANNOTATION_REMOVED",
                        Map.of("pages", "1"),
                        document -> document.getPage(0)
                                .setAnnotations(document.getPage(0)
                                        .getAnnotations(each -> !(each instanceof PDAnnotationText)))),
                edit(
                        "FIELD_REFILLED",
                        Map.of("pages", "1", "field", "amount"),
                        document -> document.getDocumentCatalog()
                                .getAcroForm()
                                .getField("amount")
                                .setValue("900")),
                edit("CONTENT_CHANGED", Map.of("pages", "2"), LaterThingsTest::cover),
                edit(
                        "PAGE_CHANGED",
                        Map.of("pages", "2"),
                        document -> document.getPage(1).setRotation(90)));
    }

    private static Arguments edit(String what, Map<String, String> where, Edit edit) {
        return arguments(what, where, edit);
    }

    private static void note(PDDocument document, int page) throws IOException {
        var note = new PDAnnotationText();
        note.setRectangle(new PDRectangle(90, 500, 20, 20));
        note.setContents("100");
        document.getPage(page).getAnnotations().add(note);
        note.getCOSObject().setNeedToBeUpdated(true);
        document.getPage(page).getCOSObject().setNeedToBeUpdated(true);
    }

    private static PDAnnotationText noteOf(PDDocument document) throws IOException {
        return (PDAnnotationText) document.getPage(0)
                .getAnnotations(PDAnnotationText.class::isInstance)
                .get(0);
    }

    private static void cover(PDDocument document) throws IOException {
        try (var content = new PDPageContentStream(document, document.getPage(1), AppendMode.APPEND, false)) {
            content.addRect(90, 690, 200, 40);
            content.fill();
        }
    }

    private static byte[] signed() throws Exception {
        var pages = TestPdf.updated(TestPdf.form(), document -> {
            TestPdf.page(document, "Second page");
            document.getDocumentCatalog().getPages().getCOSObject().setNeedToBeUpdated(true);
            note(document, 0);
        });
        return PdfBoxSigner.of(HOLDER).in("first").certifying(FORBIDS_ALL).sign(pages);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aChangeIsToldByItsThingAndPlace(String what, Map<String, String> where, Edit edit) throws Exception {
        var verdict = Verdict.on(TestPdf.updated(signed(), edit));

        assertThat(verdict.signature("first").findings())
                .as("%s", verdict)
                .filteredOn(finding -> CHANGED.contains(finding.code()))
                .extracting(Finding::facts)
                .anySatisfy(
                        facts -> assertThat(facts).containsEntry("what", what).containsAllEntriesOf(where));
    }
}
