package signinghelper.fuzz;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.DocumentPages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Preview of a document as the process for pages makes it, in this process. */
final class DrawnPages {
    private static final double PIXELS = 0.5;

    private DrawnPages() {}

    /** Draws the first page, or learns that it is grey or refused. */
    static void of(String format, byte[] document) throws IOException {
        var folder = Files.createTempDirectory("drawn");
        try {
            draw(format, Files.write(folder.resolve("document"), document), folder);
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void draw(String format, Path file, Path folder) {
        var copy = new CopiedDocument(file, folder.resolve("scratch"), folder);
        try (var pages = DocumentPages.of(format).orElseThrow().open(copy)) {
            pages.draw(1, PIXELS);
        } catch (FormatException | IOException refused) {
            // A grey page is an answer.
        }
    }
}
