package signinghelper.formats.pdf.internal.syntax;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Account of all octets behind a signed revision. Programs that mend a file find more in it than its sections list, so an
 * octet whose purpose is not known is a doubt about what they show.
 */
public final class Account {

    /**
     * Part of a file that has more than one reading, or none.
     *
     * @param at where the section of its update lies; the end of the file for what follows all
     */
    public record Doubt(long at, PdfSyntaxException cause) {}

    private Account() {}

    /**
     * Goes through all updates behind a revision, the oldest first.
     *
     * @param signed that revision
     * @param end where it ends
     * @return the first doubt about each update, and about what follows the last; empty when all is accounted for
     */
    public static List<Doubt> of(PdfFile file, PdfDocument shown, PdfDocument signed, long end) throws IOException {
        var doubts = new ArrayList<Doubt>();
        var from = end;
        for (var later = shown.sections().size() - signed.sections().size(); later > 0; later--) {
            try {
                new UpdateAccount(file, shown.without(later - 1), shown.without(later), from).require();
            } catch (PdfSyntaxException e) {
                doubts.add(
                        new Doubt(Math.max(from, shown.sections().get(later - 1).offset()), e));
            }
            from = Math.max(from, shown.sections().get(later - 1).closedAt());
        }
        try {
            Linearization.requireHarmless(file, signed, end);
            requireNothing(file, new Span(from, file.length()));
        } catch (PdfSyntaxException e) {
            doubts.add(new Doubt(file.length(), e));
        }
        return doubts;
    }

    private static void requireNothing(PdfFile file, Span rest) throws PdfSyntaxException, IOException {
        if (new Tokens(file, rest.from()).peek().kind() != Token.Kind.END) {
            throw PdfSyntaxException.malformed("octets behind " + rest.from());
        }
        new Markers(file, Set.of()).requireKnown(rest);
    }
}
