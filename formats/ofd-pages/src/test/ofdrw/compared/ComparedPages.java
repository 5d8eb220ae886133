import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.ofd.pages.OfdDocumentPages;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Maker of one page with the pictures of OFD documents, ours beside those of {@code OtherPages}: {@code FOLDER PICTURES PIXELS PAGES}. Each has
 * what we name as missing or doubtful, and the share of ink that differs.
 */
public final class ComparedPages {
    private static final int CELLS = 60;
    private static final String STYLE = "body{font:14px sans-serif}img{width:45vw;border:1px solid #888;vertical-align:top}";

    private final Path pictures;
    private final double pixels;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private int whole;
    private int named;
    private int undrawn;

    private ComparedPages(Path pictures, double pixels, int most) {
        this.pictures = pictures;
        this.pixels = pixels;
        this.most = most;
    }

    public static void main(String[] arguments) throws IOException {
        var pages = new ComparedPages(
                Path.of(arguments[1]), Double.parseDouble(arguments[2]), Integer.parseInt(arguments[3]));
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (var file : files.filter(name -> name.toString().endsWith(".ofd")).sorted().toList()) {
                pages.document(file);
            }
        }
        pages.write();
    }

    private void document(Path file) throws IOException {
        var folder = Files.createTempDirectory("compared-");
        try (var document = new OfdDocumentPages().open(new CopiedDocument(file, folder.resolve("drawn"), folder))) {
            for (var page = 1; page <= Math.min(most, document.sizes().size()); page++) {
                page(file, document, page);
            }
        } catch (FormatException | IOException e) {
            undrawn++;
            line(file + ": not opened, " + e.getMessage(), "");
        } finally {
            Files.delete(folder);
        }
    }

    private void page(Path file, PagePictures document, int page) throws IOException {
        var name = file.getFileName() + "-" + page;
        var other = pictures.resolve(name + "-other.png");
        DrawnPage drawn;
        try {
            drawn = document.draw(page, pixels);
        } catch (IOException e) {
            undrawn++;
            line(name + ": not drawn, " + e.getMessage(), image(other));
            return;
        }
        var isWhole = drawn.undrawn().isEmpty() && drawn.doubtful().isEmpty();
        whole += isWhole ? 1 : 0;
        named += isWhole ? 0 : 1;
        var ours = pictures.resolve(name + "-ours.png");
        ImageIO.write(drawn.picture(), "png", ours.toFile());
        line(
                name + ": missing " + drawn.undrawn() + ", doubtful " + drawn.doubtful() + difference(drawn.picture(), other),
                image(ours) + image(other));
    }

    private static String difference(BufferedImage ours, Path other) throws IOException {
        if (!Files.exists(other)) {
            return "";
        }
        var theirs = ImageIO.read(other.toFile());
        var sum = 0.0;
        for (var row = 0; row < CELLS; row++) {
            for (var column = 0; column < CELLS; column++) {
                sum += Math.abs(light(ours, column, row) - light(theirs, column, row));
            }
        }
        return String.format(Locale.ROOT, ", %.1f %% of the light differs", 100 * sum / CELLS / CELLS);
    }

    /** Returns the mean light of one cell of the picture, from 0 to 1. */
    private static double light(BufferedImage image, int column, int row) {
        var sum = 0L;
        var count = 0;
        for (var y = row * image.getHeight() / CELLS; y < (row + 1) * image.getHeight() / CELLS; y++) {
            for (var x = column * image.getWidth() / CELLS; x < (column + 1) * image.getWidth() / CELLS; x++) {
                var color = image.getRGB(x, y);
                sum += (color >> 16 & 0xFF) + (color >> 8 & 0xFF) + (color & 0xFF);
                count += 3 * 0xFF;
            }
        }
        return count == 0 ? 1 : (double) sum / count;
    }

    private String image(Path picture) {
        var name = picture.getFileName().toString();
        return Files.exists(picture) ? "<img src=\"" + escaped(name) + "\" alt=\"" + escaped(name) + "\"> " : "";
    }

    private void line(String text, String images) {
        System.out.println(text);
        lines.add("<h2>" + escaped(text) + "</h2>\n<p>" + images + "</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private void write() throws IOException {
        var sum = "Pages: " + whole + " whole, " + named + " with something named, " + undrawn + " not drawn";
        System.out.println(sum);
        Files.writeString(
                pictures.resolve("index.html"),
                "<!doctype html><meta charset=\"utf-8\"><title>OFD</title><style>" + STYLE + "</style>\n<h1>" + sum
                        + "</h1>\n<p>Ours on the left, ofdrw-converter on the right.</p>\n" + String.join("", lines));
    }
}
