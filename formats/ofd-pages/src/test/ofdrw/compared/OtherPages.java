import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.ofdrw.converter.FontLoader;
import org.ofdrw.converter.ImageMaker;
import org.ofdrw.converter.export.PDFExporterIText;
import org.ofdrw.reader.OFDReader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Pictures of OFD pages by ofdrw-converter: {@code FOLDER PICTURES PIXELS PAGES}. It has two ways, each of which leaves other things out: by
 * itself ({@code FILE-1-drawn.png}), and as a PDF that PDFBox draws ({@code FILE-1-printed.png}). A document or page that it cannot draw
 * is said, and has no picture.
 */
public final class OtherPages {
    private static final float MILLIMETRES_OF_AN_INCH = 25.4f;

    private final Path pictures;
    private final float pixels;
    private final int most;

    private OtherPages(Path pictures, float pixels, int most) {
        this.pictures = pictures;
        this.pixels = pixels;
        this.most = most;
    }

    public static void main(String[] arguments) throws IOException {
        var fonts = Path.of("/usr/share/fonts");
        if (Files.isDirectory(fonts)) {
            FontLoader.getInstance().scanFontDir(fonts);
        }
        var pages = new OtherPages(Path.of(arguments[1]), Float.parseFloat(arguments[2]), Integer.parseInt(arguments[3]));
        try (var files = Files.newDirectoryStream(Path.of(arguments[0]), "*.ofd")) {
            for (var file : files) {
                pages.attempt(file, pages::draw);
                pages.attempt(file, pages::print);
            }
        }
    }

    private interface Way {
        void take(Path file) throws Exception;
    }

    private void attempt(Path file, Way way) {
        try {
            way.take(file);
        } catch (Exception | LinkageError e) {
            System.err.println(file.getFileName() + ": " + e);
        }
    }

    private void draw(Path file) throws Exception {
        try (var document = new OFDReader(file)) {
            var maker = new ImageMaker(document, pixels);
            for (var page = 0; page < Math.min(most, maker.pageSize()); page++) {
                ImageIO.write(maker.makePage(page), "png", picture(file, page, "drawn"));
            }
        }
    }

    private void print(Path file) throws Exception {
        var printed = pictures.resolve(file.getFileName() + ".pdf");
        try (var exporter = new PDFExporterIText(file, printed)) {
            exporter.export();
        }
        try (var document = PDDocument.load(printed.toFile())) {
            var renderer = new PDFRenderer(document);
            for (var page = 0; page < Math.min(most, document.getNumberOfPages()); page++) {
                var image = renderer.renderImageWithDPI(page, pixels * MILLIMETRES_OF_AN_INCH);
                ImageIO.write(image, "png", picture(file, page, "printed"));
            }
        } finally {
            Files.delete(printed);
        }
    }

    private File picture(Path file, int page, String way) {
        return pictures.resolve(file.getFileName() + "-" + (page + 1) + "-" + way + ".png").toFile();
    }
}
