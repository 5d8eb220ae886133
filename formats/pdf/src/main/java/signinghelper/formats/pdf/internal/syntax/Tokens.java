package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.Token.Kind;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reader of tokens, one after another, from any position. */
final class Tokens {
    private static final int MAX_WORD = 4096;
    /** Ghostscript takes a number of more than 255 letters for none. */
    private static final int MAX_NUMBER = 200;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");

    private final Octets octets;
    private final StringTokens strings;
    private long position;

    Tokens(Octets octets, long position) {
        this.octets = octets;
        this.strings = new StringTokens(octets);
        this.position = position;
    }

    long position() {
        return position;
    }

    void moveTo(long other) {
        position = other;
    }

    /** Reads the next token, which the next call does not read again. */
    Token next() throws PdfSyntaxException, IOException {
        skipBlanks();
        var from = position;
        var token = read(from);
        position = token.place().to();
        return token;
    }

    /** Reads the next token, which the next call reads again. */
    Token peek() throws PdfSyntaxException, IOException {
        var from = position;
        var token = next();
        position = from;
        return token;
    }

    /** Reads the next token, which must be a whole number without a sign. */
    long count() throws PdfSyntaxException, IOException {
        var token = next();
        if (!token.isCount()) {
            throw PdfSyntaxException.malformed(
                    "no whole number at " + token.place().from());
        }
        return token.count();
    }

    /** Reads the next token, which must be a certain word. */
    Token keyword(String word) throws PdfSyntaxException, IOException {
        var token = next();
        if (!token.isKeyword(word)) {
            throw PdfSyntaxException.malformed(
                    "no " + word + " at " + token.place().from());
        }
        return token;
    }

    private Token read(long from) throws PdfSyntaxException, IOException {
        return switch (octets.at(from)) {
            case Octets.END -> Token.of(Kind.END, new Span(from, from));
            case '/' -> name(from);
            case '(' -> strings.literal(from);
            case '[' -> Token.of(Kind.ARRAY_BEGIN, new Span(from, from + 1));
            case ']' -> Token.of(Kind.ARRAY_END, new Span(from, from + 1));
            case '<' ->
                octets.at(from + 1) == '<'
                        ? Token.of(Kind.DICTIONARY_BEGIN, new Span(from, from + 2))
                        : strings.hexadecimal(from);
            case '>' -> dictionaryEnd(from);
            default -> word(from);
        };
    }

    private Token dictionaryEnd(long from) throws PdfSyntaxException, IOException {
        if (octets.at(from + 1) != '>') {
            throw PdfSyntaxException.malformed("single > at " + from);
        }
        return Token.of(Kind.DICTIONARY_END, new Span(from, from + 2));
    }

    private Token word(long from) throws PdfSyntaxException, IOException {
        var to = endOfWord(from);
        if (to == from) {
            throw PdfSyntaxException.malformed("unexpected octet at " + from);
        }
        var text = ascii(from, to);
        var kind = NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.KEYWORD;
        if (kind == Kind.NUMBER && text.length() > MAX_NUMBER) {
            throw PdfSyntaxException.malformed("long number at " + from);
        }
        return Token.of(kind, new Span(from, to), text);
    }

    /** A name's {@code #} with two digits stands for an octet (7.3.5), so that one name has many spellings. */
    private Token name(long from) throws PdfSyntaxException, IOException {
        var to = endOfWord(from + 1);
        var decoded = new ByteArrayOutputStream();
        for (var at = from + 1; at < to; at++) {
            var octet = octets.at(at);
            if (octet == '#') {
                octet = Character.digit(octets.at(at + 1), 16) * 16 + Character.digit(octets.at(at + 2), 16);
                at += 2;
                if (octet <= 0 || at >= to) {
                    throw PdfSyntaxException.malformed("name at " + from);
                }
            }
            decoded.write(octet);
        }
        return Token.of(Kind.NAME, new Span(from, to), decoded.toString(StandardCharsets.ISO_8859_1));
    }

    private long endOfWord(long from) throws PdfSyntaxException, IOException {
        var to = from;
        while (isRegular(octets.at(to))) {
            if (++to - from > MAX_WORD) {
                throw PdfSyntaxException.tooLarge("word at " + from);
            }
        }
        return to;
    }

    private String ascii(long from, long to) throws IOException {
        var text = new StringBuilder();
        for (var at = from; at < to; at++) {
            text.append((char) octets.at(at));
        }
        return text.toString();
    }

    private void skipBlanks() throws IOException {
        while (true) {
            var octet = octets.at(position);
            if (octet == '%') {
                while (octet != '\n' && octet != '\r' && octet != Octets.END) {
                    octet = octets.at(++position);
                }
            } else if (isBlank(octet)) {
                position++;
            } else {
                return;
            }
        }
    }

    static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t' || octet == '\f' || octet == 0;
    }

    private static boolean isRegular(int octet) {
        return octet != Octets.END && !isBlank(octet) && "()<>[]{}/%".indexOf(octet) < 0;
    }
}
