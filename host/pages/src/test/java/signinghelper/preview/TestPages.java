package signinghelper.preview;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.token.bridge.BridgeLaunch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Documents with a word on each page and a red square in its corner. */
public final class TestPages {
    private static final float INCH = 72;

    static final PageLimits LIMITS =
            new PageLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));

    private TestPages() {}

    /** Creates a preview as the program has it. */
    public static DocumentPreview preview(PrivateFolder copies) {
        return new DocumentPreview(copies, TestPages::program, LIMITS);
    }

    static Process program() throws IOException {
        var javaHome = Path.of(System.getProperty("java.home"));
        return BridgeLaunch.of(javaHome, PagesProgram.class.getName(), List.of(), List.of("-Xmx384m"))
                .start();
    }

    /** Pages of A4, each with its word in the middle. */
    public static Content of(String... words) throws IOException {
        try (var document = new PDDocument()) {
            for (var word : words) {
                add(document, word, 0);
            }
            return content(document);
        }
    }

    /** A page that is turned clockwise, whose user space begins elsewhere, and whose word stands upright in the middle. */
    public static Content turned(String word, int degrees) throws IOException {
        try (var document = new PDDocument()) {
            add(document, word, degrees);
            return content(document);
        }
    }

    private static void add(PDDocument document, String word, int degrees) throws IOException {
        var page = new PDPage(new PDRectangle(-100, 50, 595, 842));
        page.setRotation(degrees);
        document.addPage(page);
        var box = page.getCropBox();
        var font = new PDType1Font(FontName.HELVETICA);
        var width = font.getStringWidth(word) / 1000 * 20;
        try (var content = new PDPageContentStream(document, page)) {
            content.setNonStrokingColor(1f, 0, 0);
            content.addRect(box.getLowerLeftX(), box.getUpperRightY() - INCH, INCH, INCH);
            content.fill();
            content.setNonStrokingColor(0f, 0, 0);
            content.beginText();
            content.setFont(font, 20);
            var turn = Matrix.getRotateInstance(
                    Math.toRadians(degrees),
                    box.getLowerLeftX() + box.getWidth() / 2,
                    box.getLowerLeftY() + box.getHeight() / 2);
            turn.translate(-width / 2, -7);
            content.setTextMatrix(turn);
            content.showText(word);
            content.endText();
        }
    }

    private static Content content(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return Content.inMemory(Bytes.copyOf(out.toByteArray()));
    }
}
