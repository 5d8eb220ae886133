package signinghelper.formats.ofd.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Pictures of OFD pages by ofdrw-converter, in a process of its own, since it needs another PDFBox and another BouncyCastle. */
record OtherRenderer(Path pictures) {
    /** Folder that {@code ./dev} puts its jars into; no pom of this build may name them. */
    static final Path JARS = Path.of("../../target/ofdrw-converter");

    /** Ways by which ofdrw-converter draws a page: by itself, and as a PDF. Each leaves other things out. */
    enum Way {
        DRAWN,
        PRINTED
    }

    /** Draws the first pages of the OFD files in a folder. */
    void draw(Path folder, double pixels, int pages) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        JARS + "/*",
                        "src/test/ofdrw/compared/OtherPages.java",
                        folder.toString(),
                        pictures.toString(),
                        Double.toString(pixels),
                        Integer.toString(pages))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("ofdrw-converter failed");
        }
    }

    /** Returns the place of a picture of a page, from 1. It is absent where ofdrw-converter cannot draw the page. */
    Path of(String file, int page, Way way) {
        return pictures.resolve(file + "-" + page + "-" + way.name().toLowerCase(Locale.ROOT) + ".png");
    }
}
