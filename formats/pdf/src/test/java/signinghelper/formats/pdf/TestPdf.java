package signinghelper.formats.pdf;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Unsigned documents, made by PDFBox. */
final class TestPdf {
    private TestPdf() {}

    /** A page with a line of text, in objects that lie open in the file. */
    static byte[] plain() throws IOException {
        try (var document = new PDDocument()) {
            page(document, "Price: 100");
            return save(document, CompressParameters.NO_COMPRESSION);
        }
    }

    /** The same in object streams, with a cross-reference stream. */
    static byte[] compressed() throws IOException {
        try (var document = new PDDocument()) {
            page(document, "Price: 100");
            return save(document, CompressParameters.DEFAULT_COMPRESSION);
        }
    }

    /** A page with the text field {@code amount} and the empty signature fields {@code first} and {@code second}. */
    static byte[] form() throws IOException {
        try (var document = new PDDocument()) {
            page(document, "Price: see below");
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            var resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Helv 12 Tf 0 g");
            var amount = new PDTextField(form);
            amount.setPartialName("amount");
            form.getFields().add(amount);
            place(document, amount.getWidgets().get(0), new PDRectangle(100, 600, 100, 20));
            amount.setValue("100");
            for (var name : List.of("first", "second")) {
                var field = new PDSignatureField(form);
                field.setPartialName(name);
                form.getFields().add(field);
                place(
                        document,
                        field.getWidgets().get(0),
                        new PDRectangle(100, name.equals("first") ? 300 : 200, 100, 50));
            }
            return save(document, CompressParameters.NO_COMPRESSION);
        }
    }

    private static void place(PDDocument document, PDAnnotationWidget widget, PDRectangle where) throws IOException {
        widget.setRectangle(where);
        widget.setPage(document.getPage(0));
        document.getPage(0).getAnnotations().add(widget);
    }

    static void page(PDDocument document, String text) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 24);
            content.newLineAtOffset(100, 700);
            content.showText(text);
            content.endText();
        }
    }

    static byte[] save(PDDocument document, CompressParameters compression) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out, compression);
        return out.toByteArray();
    }

    /** Change to a document by PDFBox. */
    @FunctionalInterface
    interface Edit {
        void apply(PDDocument document) throws IOException;
    }

    /** Returns the document with a change behind it, as an incremental update by PDFBox. */
    static byte[] updated(byte[] pdf, Edit edit) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            edit.apply(document);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }
}
