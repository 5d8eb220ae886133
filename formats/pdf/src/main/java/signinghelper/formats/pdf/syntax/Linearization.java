package signinghelper.formats.pdf.syntax;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mark of a file that can be shown page by page (ISO 32000-2, annex F). Some programs then read the section at the front in the
 * place of the one at the end, as long as the file has the length that the mark says.
 */
final class Linearization {
    /** Some programs look for the mark in the first kilobyte, and read it where we cannot. */
    private static final int FRONT = 1024;

    private static final String MARK = "Linearized";
    private static final Pattern ESCAPE = Pattern.compile("#(\\p{XDigit}{2})");

    private Linearization() {}

    /**
     * Requires that the mark is for a file that was shorter, or has this length and the document's newest section at the front.
     *
     * @param document the signed revision, or the whole file
     * @param end where that ends
     * @throws PdfSyntaxException if a program may read another section than the newest, here or in a longer file
     */
    static void requireHarmless(PdfFile file, PdfDocument document, long end) throws PdfSyntaxException, IOException {
        var object = first(file);
        var isHarmless = object == null
                ? !front(file).contains(MARK)
                : !(object.value() instanceof Dictionary mark)
                        || mark.get(MARK) == PdfValue.NULL
                        || isShorter(mark.get("L"), end)
                        || (mark.get("L").equals(new PdfValue.Figure(BigDecimal.valueOf(end)))
                                && document.sections().get(0).offset() == behind(file, object));
        if (!isHarmless) {
            throw PdfSyntaxException.malformed("linearized for another length");
        }
    }

    private static @Nullable IndirectObject first(PdfFile file) throws IOException {
        try {
            var first = new Tokens(file, 0).peek();
            return first.isCount()
                    ? ObjectReader.withoutReferences(file).read(first.place().from())
                    : null;
        } catch (PdfSyntaxException e) {
            return null;
        }
    }

    private static String front(PdfFile file) throws IOException {
        try (var in = file.open(0, Math.min(FRONT, file.length()))) {
            var octets = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return ESCAPE.matcher(octets).replaceAll(escape -> letter(escape.group(1)));
        }
    }

    private static String letter(String digits) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(digits, 16)));
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
