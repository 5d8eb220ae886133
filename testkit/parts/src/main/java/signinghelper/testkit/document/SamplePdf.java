package signinghelper.testkit.document;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** PDF of one page of A4 (ISO 32000-1, 7.5) with one line in Latin letters, which need no font within. */
public final class SamplePdf {
    private SamplePdf() {}

    /** Returns the file. */
    public static byte[] of(String line) {
        var shown = "BT /F1 24 Tf 72 720 Td (" + line + ") Tj ET";
        return file(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + shown.length() + " >>\nstream\n" + shown + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
    }

    /** Writes objects with the table of where they lie. */
    private static byte[] file(List<String> objects) {
        var pdf = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (var index = 0; index < objects.size(); index++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(index + 1).append(" 0 obj\n").append(objects.get(index)).append("\nendobj\n");
        }
        var start = pdf.length();
        var size = objects.size() + 1;
        pdf.append("xref\n0 ").append(size).append('\n').append(table);
        pdf.append("trailer\n<< /Size ").append(size).append(" /Root 1 0 R >>\n");
        pdf.append("startxref\n").append(start).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
