package signinghelper.formats.pdf.pages;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.CopiedDocument;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** Document of one page, written octet by octet. */
final class WrittenPdf {
    static final String FORM = "<< /Subtype /Form /BBox [0 0 99 99] %s >>";

    private final TreeMap<Integer, String> objects = new TreeMap<>();
    private final String form;

    WrittenPdf(String form, String page, String content) {
        this.form = "/AcroForm << /Fields [] " + form + " >> ";
        catalog("");
        object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object(3, page(page, 2));
        stream(4, "<< >>", content);
        stream(5, FORM.formatted(""), "0 0 9 9 re f");
    }

    WrittenPdf catalog(String more) {
        return object(1, "<< /Type /Catalog /Pages 2 0 R " + form + more + " >>");
    }

    WrittenPdf object(int number, String body) {
        objects.put(number, body);
        return this;
    }

    WrittenPdf stream(int number, String dictionary, String data) {
        var keys = dictionary.replaceFirst("<<", "<< /Length " + data.length());
        return object(number, keys + "\nstream\n" + data + "\nendstream");
    }

    private byte[] octets() {
        var text = new StringBuilder("%PDF-1.7\n");
        var entries = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        objects.forEach((number, body) -> {
            entries.append(number + " 1\n%010d 00000 n \n".formatted(text.length()));
            text.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
        });
        var start = text.length();
        text.append(entries).append("trailer\n<< /Size 99 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    CopiedDocument copy(Path folder) throws IOException {
        var file = Files.write(folder.resolve("document.pdf"), octets());
        return new CopiedDocument(file, folder.resolve("drawn.pdf"), folder);
    }

    /** Draws the page as the preview does. */
    BufferedImage draw(Path folder) throws IOException, FormatException {
        try (var pages = PdfPictures.of(copy(folder))) {
            return pages.draw(1, 2).picture();
        }
    }

    static String page(String more, int parent) {
        return "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 99 99] /Contents 4 0 R %s >>".formatted(parent, more);
    }
}
