package signinghelper.preview;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** PDF document open in PDFBox, from a private copy of the very bytes that are signed. */
final class PdfCopy implements Closeable {
    static final String FORMAT = "pdf";

    /** Unit of user space, in millimetres. */
    static final double POINT = 25.4 / 72;

    private final Path file;
    private final PDDocument document;
    private final List<PageSize> sizes;

    private PdfCopy(Path file, PDDocument document, List<PageSize> sizes) {
        this.file = file;
        this.document = document;
        this.sizes = List.copyOf(sizes);
    }

    /**
     * Opens a document.
     *
     * @throws FormatException if it can be read in more than one way, so that PDFBox may see another one
     */
    static PdfCopy of(Content content, PrivateFolder folder) throws FormatException, IOException {
        // PDFBox keeps a list of the computer's fonts, otherwise in the user's home folder.
        System.setProperty("pdfbox.fontcache", folder.around().toString());
        var sizes = format().pages(content);
        var file = folder.newFile(".pdf");
        try {
            try (var in = content.open()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            var document = Loader.loadPDF(file.toFile());
            if (document.getNumberOfPages() != sizes.size()) {
                document.close();
                throw new IOException("pages differ");
            }
            return new PdfCopy(file, document, sizes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static DocumentFormat format() {
        return DocumentFormats.named(FORMAT).orElseThrow();
    }

    PDDocument document() {
        return document;
    }

    /** Sizes of the pages as they are shown. */
    List<PageSize> sizes() {
        return sizes;
    }

    @Override
    public void close() throws IOException {
        document.close();
        Files.deleteIfExists(file);
    }
}
