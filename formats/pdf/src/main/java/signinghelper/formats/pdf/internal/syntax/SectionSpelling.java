package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Figure;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Name;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Spelling of a cross-reference section that all programs read alike (ISO 32000-2, 7.5.4). Some give up at a comment, or at a line of
 * another form, and mend the file, so that they find older objects.
 */
final class SectionSpelling {
    private static final int LINE = 20;
    private static final Pattern ENTRY = Pattern.compile("\\d{10} \\d{5} [nf][ \r][\r\n]");

    /** Most digits of a whole number, and of one with a fraction. */
    private static final int MOST_DIGITS = 10;

    private static final int LONGEST_NUMBER = 32;

    private static final Name FLATE = new Name("FlateDecode");

    /** Predictors of PNG (ISO 32000-2, table 10). */
    private static final Set<Integer> PREDICTORS = Set.of(1, 10, 11, 12, 13, 14, 15);

    private final Octets octets;

    SectionSpelling(Octets octets) {
        this.octets = octets;
    }

    /** @throws PdfSyntaxException where some program would read a table, or a stream with its head, otherwise */
    void require(CrossReferences section) throws PdfSyntaxException, IOException {
        if (section.trailerAt() == 0) {
            requireStream(section.trailer(), new Span(section.offset(), section.end()));
            return;
        }
        var at = endOfLine(word(behindEmptyLine(section.offset()), "xref"));
        while (behindEmptyLine(at) < section.trailerAt()) {
            at = subsection(at);
        }
        var behind = word(behindEmptyLine(at), "trailer");
        if (octets.at(octets.at(behind) == ' ' ? behind + 1 : behindEmptyLine(behind)) != '<') {
            throw refused(behind);
        }
        requireNumbers(behind, section.end(), true);
    }

    /** Requires the same of a cross-reference stream, which may lie beside a table. */
    void requireStream(Dictionary stream, Span place) throws PdfSyntaxException, IOException {
        requireHead(place.from());
        requireFilter(stream, place.from());
        requireRanges(stream, place.from());
        requireNumbers(place.from(), place.to(), true);
    }

    private long subsection(long from) throws PdfSyntaxException, IOException {
        var between = digits(from);
        var behind = digits(word(between, " "));
        var first = new Tokens(octets, from).count();
        var count = new Tokens(octets, between).count();
        requireRange(first, count, from);
        var entries = endOfLine(octets.at(behind) == ' ' ? behind + 1 : behind);
        if (first == 1 && text(entries, LINE).startsWith("0000000000 65535 f")) {
            // Programs that know a common fault take it for that of object 0, and count anew.
            throw refused(entries);
        }
        for (var i = 0L; i < count; i++) {
            if (!ENTRY.matcher(text(entries + i * LINE, LINE)).matches()) {
                throw refused(entries + i * LINE);
            }
        }
        return entries + count * LINE;
    }

    /** No entries are listed for object 0 alone: of another number programs take them for a fault. */
    private static void requireRange(long first, long count, long at) throws PdfSyntaxException {
        if ((count == 0 && first != 0) || first + count > CrossReferenceReader.MAX_OBJECTS) {
            throw refused(at);
        }
    }

    private static void requireRanges(Dictionary stream, long at) throws PdfSyntaxException {
        var index = stream.get("Index");
        if (index == PdfValue.NULL) {
            return;
        }
        var bounds = index instanceof PdfValue.Sequence sequence ? sequence.values() : List.<PdfValue>of();
        for (var i = 0; i < Math.max(1, bounds.size()); i += 2) {
            if (i + 1 >= bounds.size()
                    || !(bounds.get(i) instanceof Figure first)
                    || !(bounds.get(i + 1) instanceof Figure count)) {
                throw refused(at);
            }
            requireRange(first.value().longValue(), count.value().longValue(), at);
        }
    }

    /** Requires of a stream that it has no filter, or FlateDecode in the one way that all programs know. */
    void requireFilter(Dictionary stream, long at) throws PdfSyntaxException {
        var keys = stream.entries();
        var parameters = stream.get("DecodeParms");
        var isPlain = (!keys.containsKey("Filter") || stream.get("Filter").equals(FLATE))
                && (!keys.containsKey("DecodeParms")
                        || (parameters instanceof Dictionary dictionary && PREDICTORS.contains(predictor(dictionary))));
        if (!isPlain) {
            throw refused(at);
        }
    }

    private static int predictor(Dictionary parameters) {
        return parameters.get("Predictor") instanceof Figure figure
                ? figure.value().intValue()
                : 1;
    }

    /**
     * Requires numbers that no program gives up on, up to a stream's data.
     *
     * @param areWhole true where only whole numbers have a meaning
     */
    void requireNumbers(long from, long to, boolean areWhole) throws PdfSyntaxException, IOException {
        var tokens = new Tokens(octets, from);
        for (var token = tokens.next();
                token.place().from() < to && !token.isKeyword("stream");
                token = tokens.next()) {
            var isPlain = areWhole
                    ? token.isCount() && token.text().length() <= MOST_DIGITS
                    : token.text().length() <= LONGEST_NUMBER;
            if (token.kind() == Token.Kind.END) {
                return;
            }
            if (token.kind() == Token.Kind.NUMBER && !isPlain) {
                throw refused(token.place().from());
            }
        }
    }

    /** Requires the two numbers and the word that an object begins with. */
    void requireHead(long from) throws PdfSyntaxException, IOException {
        word(digits(word(digits(from), " ")), " obj");
    }

    /** Requires an end of a revision as programs look for it. */
    void requireEnd(long startAt) throws PdfSyntaxException, IOException {
        endOfLine(digits(endOfLine(word(startAt, "startxref"))));
    }

    private long word(long at, String word) throws PdfSyntaxException, IOException {
        if (!text(at, word.length()).equals(word)) {
            throw refused(at);
        }
        return at + word.length();
    }

    private long endOfLine(long at) throws PdfSyntaxException, IOException {
        var isReturn = octets.at(at) == '\r';
        if (!isReturn && octets.at(at) != '\n') {
            throw refused(at);
        }
        return isReturn && octets.at(at + 1) == '\n' ? at + 2 : at + 1;
    }

    private long behindEmptyLine(long at) throws PdfSyntaxException, IOException {
        return octets.at(at) == '\r' || octets.at(at) == '\n' ? endOfLine(at) : at;
    }

    private long digits(long from) throws PdfSyntaxException, IOException {
        var at = from;
        while (octets.at(at) >= '0' && octets.at(at) <= '9') {
            at++;
        }
        if (at == from || at - from > MOST_DIGITS) {
            throw refused(from);
        }
        return at;
    }

    private String text(long from, int length) throws IOException {
        var text = new byte[length];
        for (var i = 0; i < length; i++) {
            text[i] = (byte) octets.at(from + i);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static PdfSyntaxException refused(long at) {
        return PdfSyntaxException.malformed("spelling of a section at " + at);
    }
}
