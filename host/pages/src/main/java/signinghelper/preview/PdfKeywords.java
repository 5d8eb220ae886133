package signinghelper.preview;

import signinghelper.formats.document.FormatException;
import signinghelper.work.KeywordSearch.Found;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Search for a text on the pages of a PDF document. */
final class PdfKeywords {
    private PdfKeywords() {}

    /** Finds the first place where a text stands. */
    static Optional<Found> find(DocumentFile file, String text) throws FormatException, IOException {
        try (var pdf = PdfCopy.of(file)) {
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
