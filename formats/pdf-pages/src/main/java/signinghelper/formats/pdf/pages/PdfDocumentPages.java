package signinghelper.formats.pdf.pages;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.DocumentPages;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.pdf.internal.document.PdfVerification;

import java.io.IOException;
import java.util.Optional;

/** Pages of PDF documents. */
public final class PdfDocumentPages implements DocumentPages {
    @Override
    public String format() {
        return PdfVerification.FORMAT;
    }

    @Override
    public PagePictures open(CopiedDocument document) throws FormatException, IOException {
        return PdfPictures.of(document);
    }

    @Override
    public Optional<FoundText> find(CopiedDocument document, String text) throws FormatException, IOException {
        return PdfKeywords.find(document, text);
    }
}
