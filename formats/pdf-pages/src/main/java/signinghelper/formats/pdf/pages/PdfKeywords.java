package signinghelper.formats.pdf.pages;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.LetterRun;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Search for a text on the pages of a PDF document. */
final class PdfKeywords {
    private PdfKeywords() {}

    /** Finds the first place where a text stands. */
    static Optional<FoundText> find(CopiedDocument document, String text) throws FormatException, IOException {
        try (var pdf = PdfCopy.of(document)) {
            for (var page = 1; page <= pdf.sizes().size(); page++) {
                var found = PageText.of(pdf, page).find(text);
                if (found.isPresent()) {
                    return found.map(on(page, pdf));
                }
            }
            return Optional.empty();
        }
    }

    private static Function<LetterRun.Middle, FoundText> on(int page, PdfCopy pdf) {
        var unit = pdf.document().getPage(page - 1).getUserUnit() * PdfCopy.POINT;
        return middle -> new FoundText(page, middle.x() * unit, middle.y() * unit);
    }
}
