package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Mark of a file that can be shown page by page (ISO 32000-2, annex F). Some programs then read the section at the front in the
 * place of the one at the end, as long as the file has the length that the mark says.
 */
final class Linearization {
    private static final String MARK = "Linearized";
    private static final String END = "endobj";

    /** A mark is one short line. */
    private static final int MAX_MARK = 4096;

    private Linearization() {}

    /**
     * Requires that the mark is for a file that was shorter, or has this length and the document's newest section at the front.
     *
     * @param document the signed revision, or the whole file
     * @param end where that ends
     * @throws PdfSyntaxException if a program may read another section than the newest, here or in a longer file
     */
    static void requireHarmless(PdfFile file, PdfDocument document, long end) throws PdfSyntaxException, IOException {
        var first = new Tokens(file, 0).peek();
        if (first.kind() == Token.Kind.NUMBER
                && !isHarmless(file, document, first.place().from(), end)) {
            throw PdfSyntaxException.malformed("linearized for another length");
        }
    }

    /** An object that cannot be read may be a mark to some program. */
    private static boolean isHarmless(PdfFile file, PdfDocument document, long from, long end) throws IOException {
        try {
            var object = document.objectAt(from);
            return !(object.value() instanceof Dictionary mark)
                    || mark.get(MARK) == PdfValue.NULL
                    || isShorter(mark.get("L"), end)
                    || (mark.get("L").equals(new PdfValue.Figure(BigDecimal.valueOf(end)))
                            && isPlain(file, object.place().to())
                            && document.sections().get(0).offset() == behind(file, object));
        } catch (PdfSyntaxException e) {
            return false;
        }
    }

    /** Some programs look behind the first octets that end an object, also within a string. */
    private static boolean isPlain(PdfFile file, long to) throws IOException {
        try (var in = file.open(0, Math.min(MAX_MARK, to))) {
            var octets = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return octets.indexOf(END) == to - END.length();
        }
    }

    private static boolean isShorter(PdfValue length, long end) {
        return length instanceof PdfValue.Figure figure
                && figure.value().scale() <= 0
                && figure.value().compareTo(BigDecimal.valueOf(end)) < 0;
    }

    private static long behind(PdfFile file, IndirectObject object) throws PdfSyntaxException, IOException {
        return new Tokens(file, object.place().to()).peek().place().from();
    }
}
