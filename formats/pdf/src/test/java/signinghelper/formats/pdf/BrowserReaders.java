package signinghelper.formats.pdf;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.testkit.junit.Needed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs by which browsers draw, PDFium and PDF.js, in one process of Node.js. */
final class BrowserReaders implements AutoCloseable {
    private static final Path PACKAGES = Path.of("../../node_modules");

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final Path file;

    /** @param folder of the test */
    BrowserReaders(Path folder) throws IOException, InterruptedException {
        Needed.program("node");
        Needed.file(PACKAGES.resolve("pdfjs-dist"));
        Needed.file(PACKAGES.resolve("@hyzyla/pdfium"));
        file = folder.resolve("browsed.pdf");
        process = new ProcessBuilder("node", "src/test/node/draw.mjs")
                .redirectError(folder.resolve("node.log").toFile())
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    Bytes byPdfium(byte[] pdf) throws IOException {
        return show("pdfium", pdf);
    }

    Bytes byPdfJs(byte[] pdf) throws IOException {
        return show("pdfjs", pdf);
    }

    /** Returns a hash of all pages' pixels, or that the program refuses the file. */
    private Bytes show(String program, byte[] pdf) throws IOException {
        Files.write(file, pdf);
        questions.write(program + "\t" + file + "\n");
        questions.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the program has ended");
        }
        return Bytes.copyOf(answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
