package signinghelper.formats.pdf.syntax;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.math.BigDecimal;

/**
 * Mark of a file that can be shown page by page (ISO 32000-2, annex F). Some programs then read the section at the front in the
 * place of the one at the end, as long as the file has the length that the mark says.
 */
final class Linearization {
    private Linearization() {}

    /**
     * Requires that the mark is for a file that was shorter, or that the section at the front is one of the document's.
     *
     * @param end where the signed revision ends, or the whole file
     * @throws PdfSyntaxException if a program may read another section than the document has
     */
    static void requireHarmless(PdfFile file, PdfDocument document, long end) throws PdfSyntaxException, IOException {
        var tokens = new Tokens(file, 0);
        var first = tokens.peek();
        if (!first.isCount()) {
            return;
        }
        var object = first(file, first.place().from());
        if (object != null
                && object.value() instanceof Dictionary mark
                && mark.get("Linearized") != PdfValue.NULL
                && !isShorter(mark.get("L"), end)
                && !hasSectionAt(
                        document,
                        new Tokens(file, object.place().to()).peek().place().from())) {
            throw PdfSyntaxException.malformed("linearized for another length");
        }
    }

    private static @Nullable IndirectObject first(PdfFile file, long from) throws IOException {
        try {
            return ObjectReader.withoutReferences(file).read(from);
        } catch (PdfSyntaxException e) {
            return null;
        }
    }

    private static boolean isShorter(PdfValue length, long end) {
        return length instanceof PdfValue.Figure figure
                && figure.value().scale() <= 0
                && figure.value().compareTo(BigDecimal.valueOf(end)) < 0;
    }

    private static boolean hasSectionAt(PdfDocument document, long place) {
        return document.sections().stream().anyMatch(section -> section.offset() == place);
    }
}
