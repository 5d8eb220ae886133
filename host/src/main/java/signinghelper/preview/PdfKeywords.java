package signinghelper.preview;

import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.work.KeywordSearch;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Search for a text on the pages of PDF documents. Blanks make no difference. */
public final class PdfKeywords implements KeywordSearch {
    private final PrivateFolder folder;

    /** @param folder for copies of documents */
    public PdfKeywords(PrivateFolder folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Found> find(Content content, DocumentFormat format, String text)
            throws FormatException, IOException {
        if (!format.id().equals(PdfCopy.FORMAT)) {
            return Optional.empty();
        }
        try (var pdf = PdfCopy.of(content, folder)) {
            for (var page = 1; page <= pdf.sizes().size(); page++) {
                var found = PageText.of(pdf, page).find(text);
                if (found.isPresent()) {
                    return found.map(on(page, pdf));
                }
            }
            return Optional.empty();
        }
    }

    private static Function<LetterRun.Middle, Found> on(int page, PdfCopy pdf) {
        var unit = pdf.document().getPage(page - 1).getUserUnit() * PdfCopy.POINT;
        return middle -> new Found(page, middle.x() * unit, middle.y() * unit);
    }
}
