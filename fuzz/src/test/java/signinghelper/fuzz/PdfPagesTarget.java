package signinghelper.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Pages, fonts and pictures for the preview of a PDF: each is drawn, grey, or refused. */
public final class PdfPagesTarget implements Target {
    private static final String DATA = "<< /Length %d %s >>\nstream\n%s\nendstream";
    private static final String PICTURE = "/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace ";

    @Override
    public void read(byte[] pdf) throws IOException {
        DrawnPages.of("pdf", pdf);
    }

    @Override
    public Stream<byte[]> seeds() {
        return Stream.of(
                page(
                        "/Font << /F 5 0 R >>",
                        "BT /F 9 Tf 9 9 Td (Seal here) Tj ET",
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
                page(
                        "/Font << /F 5 0 R >>",
                        "BT /F 9 Tf 9 9 Td <0041> Tj ET",
                        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
                                + " /Subtype /CIDFontType2 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
                                + " /W [1 [500]] >>] >>"),
                page("/XObject << /X 5 0 R >>", "q 50 0 0 50 9 9 cm /X Do Q", data(PICTURE + "/DeviceGray", "abcd")),
                page(
                        "/XObject << /X 5 0 R >>",
                        "q 50 0 0 50 9 9 cm /X Do Q",
                        data(
                                PICTURE + "[/Indexed /DeviceRGB 3 <000000FFFFFF112233445566>] /Filter /ASCIIHexDecode",
                                "00010203>")),
                page(
                        "/XObject << /X 5 0 R >>",
                        "q /X Do Q 0 0 1 rg 9 9 30 30 re f",
                        data("/Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 5 5]", "1 0 0 RG 2 w 0 0 m 50 50 l S")),
                page(
                        "/Shading << /S 5 0 R >>",
                        "/S sh",
                        "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 99 99] /Function << /FunctionType 2 /N 1"
                                + " /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] >> >>"));
    }

    private static String data(String entries, String data) {
        return DATA.formatted(data.length(), entries, data);
    }

    private static byte[] page(String resources, String content, String fifth) {
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << " + resources
                        + " >> >>",
                data("", content),
                fifth);
        var text = new StringBuilder("%PDF-1.7\n");
        var entries = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (var object : objects) {
            entries.append("%010d 00000 n \n".formatted(text.length()));
            text.append(objects.indexOf(object) + 1)
                    .append(" 0 obj\n")
                    .append(object)
                    .append("\nendobj\n");
        }
        var start = text.length();
        text.append(entries).append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
