import org.ofdrw.converter.FontLoader;
import org.ofdrw.converter.ImageMaker;
import org.ofdrw.reader.OFDReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Pictures of OFD pages by ofdrw-converter, named as {@code ComparedPages} expects them: {@code FOLDER PICTURES PIXELS PAGES}. A
 * document or page that it cannot draw is said, and has no picture.
 */
public final class OtherPages {
    private OtherPages() {}

    public static void main(String[] arguments) throws IOException {
        var fonts = Path.of("/usr/share/fonts");
        if (Files.isDirectory(fonts)) {
            FontLoader.getInstance().scanFontDir(fonts);
        }
        try (var files = Files.newDirectoryStream(Path.of(arguments[0]), "*.ofd")) {
            for (var file : files) {
                draw(file, Path.of(arguments[1]), Double.parseDouble(arguments[2]), Integer.parseInt(arguments[3]));
            }
        }
    }

    private static void draw(Path file, Path pictures, double pixels, int most) {
        try (var document = new OFDReader(file)) {
            var maker = new ImageMaker(document, pixels);
            for (var page = 0; page < Math.min(most, maker.pageSize()); page++) {
                var picture = pictures.resolve(file.getFileName() + "-" + (page + 1) + "-other.png");
                ImageIO.write(maker.makePage(page), "png", picture.toFile());
            }
        } catch (Exception e) {
            System.err.println(file.getFileName() + ": " + e);
        }
    }
}
