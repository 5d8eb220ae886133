package signinghelper.formats.pdf.internal.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * End of a revision: {@code startxref}, an offset and {@code %%EOF} (ISO 32000-2, 7.5.5).
 *
 * @param offset where the revision's cross-reference section begins
 */
public record Ending(long offset) {
    private static final byte[] MARK = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WORD = "startxref".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 64;

    /**
     * Reads the end of the revision that ends at a position, which may follow an end of line.
     *
     * @throws PdfSyntaxException if no revision ends there
     */
    public static Ending at(Octets octets, long end) throws PdfSyntaxException, IOException {
        var mark = end;
        while (mark > end - LONGEST && Tokens.isBlank(octets.at(mark - 1))) {
            mark--;
        }
        mark -= MARK.length;
        if (!lies(octets, mark, MARK)) {
            throw PdfSyntaxException.malformed("no end of file before " + end);
        }
        var from = mark - WORD.length;
        while (from > mark - LONGEST && !lies(octets, from, WORD)) {
            from--;
        }
        if (!lies(octets, from, WORD)) {
            throw PdfSyntaxException.malformed("no startxref before " + end);
        }
        var tokens = new Tokens(octets, from);
        tokens.keyword("startxref");
        var offset = tokens.count();
        for (var at = tokens.position(); at < mark; at++) {
            if (!Tokens.isBlank(octets.at(at))) {
                throw PdfSyntaxException.malformed("before end of file at " + at);
            }
        }
        return new Ending(offset);
    }

    private static boolean lies(Octets octets, long from, byte[] word) throws IOException {
        for (var i = 0; i < word.length; i++) {
            if (octets.at(from + i) != word[i]) {
                return false;
            }
        }
        return true;
    }
}
