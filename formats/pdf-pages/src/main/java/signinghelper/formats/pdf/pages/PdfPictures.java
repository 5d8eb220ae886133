package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.internal.pages.UndrawnPageException;

import java.io.IOException;
import java.util.List;

/** Pages of a PDF document, drawn by PDFBox, which runs no script and opens no other file. */
final class PdfPictures implements PagePictures {
    private final PdfCopy pdf;
    private final PDFRenderer renderer;
    private final boolean areLayersSettled;

    private PdfPictures(PdfCopy pdf) {
        this.pdf = pdf;
        var form = pdf.document().getDocumentCatalog().getAcroForm(null);
        this.areLayersSettled = PdfLayers.settle(pdf.document());
        var isDrawnAnew = form != null && form.getNeedAppearances();
        var layers = ShownLayers.of(pdf.document());
        this.renderer = new PDFRenderer(pdf.document()) {
            @Override
            protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
                return new WholePageDrawer(parameters, isDrawnAnew, layers);
            }
        };
    }

    static PdfPictures of(CopiedDocument document) throws FormatException, IOException {
        return new PdfPictures(PdfCopy.of(document));
    }

    @Override
    public List<PageSize> sizes() {
        return pdf.sizes();
    }

    @Override
    public DrawnPage draw(int page, double pixels) throws IOException {
        if (!areLayersSettled) {
            throw new UndrawnPageException(UndrawnPageException.Reason.CONTENT);
        }
        var size = pdf.sizes().get(page - 1);
        var unit = pdf.document().getPage(page - 1).getUserUnit() * PdfCopy.POINT;
        try {
            var scale = (float) (PagePictures.within(size, pixels) * unit);
            return DrawnPage.whole(renderer.renderImage(page - 1, scale, ImageType.RGB, RenderDestination.VIEW));
        } catch (RuntimeException e) {
            throw new UndrawnPageException(UndrawnPageException.Reason.CONTENT, e);
        }
    }

    @Override
    public void close() throws IOException {
        pdf.close();
    }
}
