package signinghelper.formats.pdf.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Spelling of a cross-reference section that all programs read alike (ISO 32000-2, 7.5.4). Some give up at a comment, or at a line of
 * another form, and mend the file, so that they find older objects.
 */
final class SectionSpelling {
    /** An end of line with blanks about it. */
    private static final int LONGEST_GAP = 4;

    private static final int LINE = 20;
    private static final Pattern ENTRY = Pattern.compile("\\d{10} \\d{5} [nf][ \r][\r\n]");

    private final Octets octets;

    SectionSpelling(Octets octets) {
        this.octets = octets;
    }

    /** @throws PdfSyntaxException where some program would read a table, or the head of a stream, otherwise */
    void require(CrossReferences section) throws PdfSyntaxException, IOException {
        if (section.trailerAt() == 0) {
            requireHead(section.offset());
            return;
        }
        var at = gap(word(gap(section.offset()), "xref"));
        while (at < section.trailerAt()) {
            at = subsection(at);
        }
        var behind = gap(word(at, "trailer"));
        if (octets.at(behind) != '<') {
            throw refused(behind);
        }
    }

    private long subsection(long from) throws PdfSyntaxException, IOException {
        var count = digits(from) + 1;
        var entries = gap(digits(count));
        var lines = new Tokens(octets, count).count();
        for (var i = 0L; i < lines; i++) {
            var line = text(entries + i * LINE, LINE);
            if (!ENTRY.matcher(line).matches()) {
                throw refused(entries + i * LINE);
            }
        }
        return gap(entries + lines * LINE);
    }

    /** Requires the two numbers and the word that an object begins with. */
    void requireHead(long from) throws PdfSyntaxException, IOException {
        word(gap(digits(gap(digits(gap(from))))), "obj");
    }

    /** Requires an end of a revision as programs look for it. */
    void requireEnd(long startAt) throws PdfSyntaxException, IOException {
        digits(gap(word(startAt, "startxref")));
    }

    private long word(long at, String word) throws PdfSyntaxException, IOException {
        if (!text(at, word.length()).equals(word)) {
            throw refused(at);
        }
        return at + word.length();
    }

    /** Returns the position behind a few blanks, or none. */
    private long gap(long from) throws IOException {
        var at = from;
        while (at < from + LONGEST_GAP && " \r\n".indexOf(octets.at(at)) >= 0) {
            at++;
        }
        return at;
    }

    private long digits(long from) throws PdfSyntaxException, IOException {
        var at = from;
        while (octets.at(at) >= '0' && octets.at(at) <= '9') {
            at++;
        }
        if (at == from) {
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
