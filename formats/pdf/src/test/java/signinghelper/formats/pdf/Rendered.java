package signinghelper.formats.pdf;

import signinghelper.formats.document.PageSize;
import signinghelper.testkit.junit.Needed;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Page as poppler's {@code pdftoppm} draws it. */
record Rendered(BufferedImage image, PageSize size) {

    /** @param folder of the test */
    static Rendered page(byte[] pdf, int number, PageSize size, Path folder) throws IOException, InterruptedException {
        Needed.file(Path.of("/usr/bin/pdftoppm"));
        var file = Files.write(Files.createTempFile(folder, "", ".pdf"), pdf);
        var out = file.resolveSibling(file.getFileName() + "-" + number);
        var page = Integer.toString(number);
        var process = new ProcessBuilder(
                        "pdftoppm",
                        "-cropbox",
                        "-r",
                        "72",
                        "-png",
                        "-singlefile",
                        "-f",
                        page,
                        "-l",
                        page,
                        file.toString(),
                        out.toString())
                .inheritIO()
                .start();
        process.waitFor();
        return new Rendered(ImageIO.read(new java.io.File(out + ".png")), size);
    }

    /** Returns the colour at a place, in millimetres from the top left corner, such as {@code ff0000}. */
    String at(double left, double top) {
        var x = (int) (left / size.width() * image.getWidth());
        var y = (int) (top / size.height() * image.getHeight());
        return "%06x".formatted(image.getRGB(x, y) & 0xFFFFFF);
    }
}
