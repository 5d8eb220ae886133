package signinghelper.preview;

import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** Pages of a PDF document, drawn by PDFBox, which runs no script and opens no other file. */
final class PdfPictures implements PagePictures {
    private final PdfCopy pdf;
    private final PDFRenderer renderer;

    private PdfPictures(PdfCopy pdf) {
        this.pdf = pdf;
        this.renderer = new PDFRenderer(pdf.document());
        // Pictures within a page are read with no more samples than are shown.
        renderer.setSubsamplingAllowed(true);
    }

    static PdfPictures of(DocumentFile file) throws FormatException, IOException {
        return new PdfPictures(PdfCopy.of(file));
    }

    @Override
    public List<PageSize> sizes() {
        return pdf.sizes();
    }

    @Override
    public BufferedImage draw(int page, double pixels) throws IOException {
        var size = pdf.sizes().get(page - 1);
        var unit = pdf.document().getPage(page - 1).getUserUnit() * PdfCopy.POINT;
        try {
            return renderer.renderImage(page - 1, (float) (PagePictures.within(size, pixels) * unit), ImageType.RGB);
        } catch (RuntimeException e) {
            throw new IOException("page " + page, e);
        }
    }

    @Override
    public void close() throws IOException {
        pdf.close();
    }
}
