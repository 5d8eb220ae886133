package signinghelper.formats.pdf;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Program that nobody here wrote, by which pages are drawn. */
enum Reader {
    POPPLER,
    MUPDF,
    GHOSTSCRIPT,
    PDFBOX;

    /** Returns what draws a file onto the standard output; nothing where it is drawn in this process. */
    private List<String> command() {
        return switch (this) {
            case POPPLER -> List.of("pdftoppm", "-q", "-r", "36");
            case MUPDF -> List.of("mutool", "draw", "-q", "-r", "36", "-F", "ppm");
            case GHOSTSCRIPT ->
                List.of(
                        "gs",
                        "-q",
                        "-dNOPAUSE",
                        "-dBATCH",
                        "-dSAFER",
                        "-sDEVICE=ppmraw",
                        "-r36",
                        "-sstdout=%stderr",
                        "-sOutputFile=%stdout");
            case PDFBOX -> List.of();
        };
    }

    /**
     * Returns the pixels of all pages; none where the reader refuses the file.
     *
     * @param folder of the test
     */
    Bytes show(byte[] pdf, Path folder) throws IOException, InterruptedException {
        return this == PDFBOX ? byPdfBox(pdf) : byProgram(pdf, folder);
    }

    private Bytes byProgram(byte[] pdf, Path folder) throws IOException, InterruptedException {
        Needed.file(Path.of("/usr/bin", command().get(0)));
        var file = Files.write(folder.resolve("shown.pdf"), pdf);
        var out = folder.resolve("shown.ppm");
        var arguments = new ArrayList<>(command());
        arguments.add(file.toString());
        var process = new ProcessBuilder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", this).isTrue();
        return Bytes.copyOf(Files.readAllBytes(out));
    }

    private static Bytes byPdfBox(byte[] pdf) {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(pdf)) {
            for (var page = 0; page < document.getNumberOfPages(); page++) {
                var image = new PDFRenderer(document).renderImageWithDPI(page, 36);
                for (var colour : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
                    out.write(colour >> 16);
                    out.write(colour >> 8);
                    out.write(colour);
                }
            }
            return Bytes.copyOf(out.toByteArray());
        } catch (IOException | RuntimeException e) {
            // A page that calls itself by another type is refused with IllegalStateException, for one.
            return Bytes.copyOf(new byte[0]);
        }
    }
}
