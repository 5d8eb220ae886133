package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.pdf.internal.document.PageCopies;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** PDF document open in PDFBox: its pages as our own reader has read them. */
final class PdfCopy implements Closeable {
    /** Unit of user space, in millimetres. */
    static final double POINT = 25.4 / 72;

    private final PDDocument document;
    private final List<PageSize> sizes;

    private PdfCopy(PDDocument document, List<PageSize> sizes) {
        this.document = document;
        this.sizes = List.copyOf(sizes);
    }

    /**
     * Opens a document.
     *
     * @throws FormatException if it cannot be read in exactly one way
     */
    static PdfCopy of(CopiedDocument copy) throws FormatException, IOException {
        // PDFBox keeps a list of the computer's fonts, otherwise in the user's home folder.
        System.setProperty("pdfbox.fontcache", copy.fonts().toString());
        var sizes = PageCopies.write(copy.file(), copy.scratch());
        var pdf = Loader.loadPDF(copy.scratch().toFile());
        if (pdf.getNumberOfPages() != sizes.size()) {
            pdf.close();
            throw new IOException("pages differ");
        }
        return new PdfCopy(pdf, sizes);
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
    }
}
