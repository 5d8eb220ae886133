package signinghelper.formats.ofd.pages;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.ofd.pages.OtherRenderer.Way;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Maker of one page with the pictures of OFD documents, ours beside those of {@link OtherRenderer}: {@code FOLDER PICTURES PIXELS PAGES}. Each
 * has what we name as missing or doubtful, and the share of ink that differs from each.
 */
final class ComparedPages {
    private static final String STYLE =
            "body{font:14px sans-serif}img{width:31vw;border:1px solid #888;vertical-align:top}";

    private final Path pictures;
    private final OtherRenderer others;
    private final double pixels;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private int whole;
    private int named;
    private int undrawn;

    private ComparedPages(Path pictures, double pixels, int most) {
        this.pictures = pictures;
        this.others = new OtherRenderer(pictures);
        this.pixels = pixels;
        this.most = most;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Path.of(arguments[0]);
        var pages = new ComparedPages(
                Path.of(arguments[1]), Double.parseDouble(arguments[2]), Integer.parseInt(arguments[3]));
        pages.others.draw(folder, pages.pixels, pages.most);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(name -> name.toString().endsWith(".ofd"))
                    .sorted()
                    .toList()) {
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

    private void page(Path file, PagePictures pages, int page) throws IOException {
        var document = file.getFileName().toString();
        var name = document + "-" + page;
        DrawnPage drawn;
        try {
            drawn = pages.draw(page, pixels);
        } catch (IOException e) {
            undrawn++;
            line(name + ": not drawn, " + e.getMessage(), others(document, page));
            return;
        }
        var isWhole = drawn.undrawn().isEmpty() && drawn.doubtful().isEmpty();
        whole += isWhole ? 1 : 0;
        named += isWhole ? 0 : 1;
        var ours = pictures.resolve(name + "-ours.png");
        ImageIO.write(drawn.picture(), "png", ours.toFile());
        var difference = new StringBuilder();
        for (var way : Way.values()) {
            var other = others.of(document, page, way);
            if (Files.exists(other)) {
                var share = PictureDifference.of(drawn.picture(), ImageIO.read(other.toFile()));
                difference.append(", %s %.0f %%".formatted(way, 100 * share));
            }
        }
        line(
                name + ": missing " + drawn.undrawn() + ", doubtful " + drawn.doubtful() + difference,
                images(Stream.of(ours)) + others(document, page));
    }

    private String others(String document, int page) {
        return images(Stream.of(Way.values())
                .map(way -> others.of(document, page, way))
                .filter(Files::exists));
    }

    private static String images(Stream<Path> files) {
        return files.map(file -> escaped(file.getFileName().toString()))
                .map(name -> "<img src=\"" + name + "\" alt=\"" + name + "\"> ")
                .collect(Collectors.joining());
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
                        + "</h1>\n<p>Ours on the left, then ofdrw-converter, by itself and by way of a PDF.</p>\n"
                        + String.join("", lines));
    }
}
