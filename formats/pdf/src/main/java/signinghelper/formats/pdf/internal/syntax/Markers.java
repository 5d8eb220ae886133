package signinghelper.formats.pdf.internal.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Search for words by which a program that mends a file finds objects and trailers, wherever they stand. */
final class Markers {
    private static final byte[] OBJECT = word("obj");
    private static final byte[] TRAILER = word("trailer");
    private static final byte[] START = word("startxref");

    private final PdfFile file;
    private final Set<Long> known;

    /** @param known positions of words that the strict reader has read as such */
    Markers(PdfFile file, Set<Long> known) {
        this.file = file;
        this.known = known;
    }

    private static byte[] word(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Refuses a word that is not known, also within a string, a stream or a comment. */
    void requireKnown(Span span) throws PdfSyntaxException, IOException {
        for (var at = span.from(); at < span.to(); at++) {
            if (isMarker(at) && !known.contains(at)) {
                throw PdfSyntaxException.malformed("object or trailer within other octets at " + at);
            }
        }
    }

    /** Refuses a file in which one of these objects stands somewhere, though no section has it. */
    void requireNoObject(Set<Integer> numbers) throws PdfSyntaxException, IOException {
        for (var at = 0L; at < file.length(); at++) {
            if (file.at(at) == 'o' && lies(OBJECT, at) && numbers.contains(number(firstNumber(at)))) {
                throw PdfSyntaxException.malformed("object in no section at " + at);
            }
        }
    }

    /**
     * Refuses an object in a span where programs that mend a file take it for the last one of its number.
     *
     * @param last by number, where the last object begins that some section has
     */
    void requireNoneBehind(Span span, Map<Integer, Long> last) throws PdfSyntaxException, IOException {
        for (var at = span.from(); at < span.to(); at++) {
            if (file.at(at) == 'o' && lies(OBJECT, at) && isNumbered(at)) {
                var name = firstNumber(at);
                if (name.from() > last.getOrDefault(number(name), -1L)) {
                    throw PdfSyntaxException.malformed("object in no section at " + name.from());
                }
            }
        }
    }

    /** Returns the place of the first of the two numbers in front of a word; an empty one without them. */
    private Span firstNumber(long at) throws IOException {
        var to = beforeBlanks(beforeDigits(beforeBlanks(at)));
        return new Span(beforeDigits(to), to);
    }

    /** Returns what a number says; -1 for an empty one. */
    private int number(Span digits) throws IOException {
        var number = -1L;
        for (var i = digits.from(); i < digits.to() && number < Integer.MAX_VALUE; i++) {
            number = Math.max(number, 0) * 10 + file.at(i) - '0';
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private boolean isMarker(long at) throws IOException {
        return switch (file.at(at)) {
            case 'o' -> lies(OBJECT, at) && isNumbered(at);
            case 't' -> lies(TRAILER, at) && file.at(behindBlanks(at + TRAILER.length)) == '<';
            case 's' -> lies(START, at);
            default -> false;
        };
    }

    private boolean lies(byte[] word, long at) throws IOException {
        for (var i = 0; i < word.length; i++) {
            if (file.at(at + i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns true behind two numbers, and behind a blank, since a comment may stand between, before the word's end. */
    private boolean isNumbered(long at) throws IOException {
        var behind = file.at(at + OBJECT.length);
        var isBehindBlank = Tokens.isBlank(file.at(at - 1));
        if (isBehindBlank && (Tokens.isBlank(behind) || "<[(/%".indexOf(behind) >= 0)) {
            return true;
        }
        var generation = beforeDigits(beforeBlanks(at));
        var number = beforeBlanks(generation);
        return generation < beforeBlanks(at) && number < generation && isDigit(number - 1);
    }

    private long behindBlanks(long from) throws IOException {
        var at = from;
        while (Tokens.isBlank(file.at(at))) {
            at++;
        }
        return at;
    }

    private long beforeBlanks(long from) throws IOException {
        var at = from;
        while (Tokens.isBlank(file.at(at - 1))) {
            at--;
        }
        return at;
    }

    private long beforeDigits(long from) throws IOException {
        var at = from;
        while (isDigit(at - 1)) {
            at--;
        }
        return at;
    }

    private boolean isDigit(long at) throws IOException {
        var octet = file.at(at);
        return octet >= '0' && octet <= '9';
    }
}
