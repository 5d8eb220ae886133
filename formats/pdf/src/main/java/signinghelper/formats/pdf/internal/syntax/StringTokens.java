package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.syntax.Token.Kind;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reader of literal and hexadecimal strings (ISO 32000-2, 7.3.4). */
final class StringTokens {
    private static final int MAX_OCTETS = 8 << 20;

    private final Octets octets;

    StringTokens(Octets octets) {
        this.octets = octets;
    }

    /** Reads {@code <…>}. A missing last digit is 0. */
    Token hexadecimal(long from) throws PdfSyntaxException, IOException {
        var decoded = new ByteArrayOutputStream();
        var isDoubtful = false;
        var high = -1;
        for (var at = from + 1; ; at++) {
            var octet = inside(from, at);
            var digit = Character.digit(octet, 16);
            isDoubtful |= octet == 0;
            if (octet == '>') {
                if (high >= 0) {
                    decoded.write(high << 4);
                }
                return token(Kind.HEX_STRING, new Span(from, at + 1), decoded, isDoubtful || high >= 0);
            } else if (digit < 0 && !Tokens.isBlank(octet)) {
                throw PdfSyntaxException.malformed("no hexadecimal digit at " + at);
            } else if (digit >= 0 && high < 0) {
                high = digit;
            } else if (digit >= 0) {
                decoded.write((high << 4) | digit);
                high = -1;
            }
        }
    }

    /** Reads {@code (…)}. */
    Token literal(long from) throws PdfSyntaxException, IOException {
        var decoded = new ByteArrayOutputStream();
        var depth = 1;
        var at = from + 1;
        var isDoubtful = false;
        while (true) {
            var octet = inside(from, at);
            isDoubtful |= octet == '\r';
            if (octet == '\\') {
                var next = escape(from, at + 1, decoded);
                isDoubtful |= isLineEnd(octets.at(next - 1)) && isLineEnd(octets.at(next));
                isDoubtful |= octets.at(next - 1) == ')' && seemsToEnd(next);
                at = next;
                continue;
            }
            depth += octet == '(' ? 1 : octet == ')' ? -1 : 0;
            isDoubtful |= octet == ')' && depth > 0 && seemsToEnd(at + 1);
            if (depth == 0) {
                return token(Kind.LITERAL_STRING, new Span(from, at + 1), decoded, isDoubtful);
            }
            if (octet == '\r') {
                at += octets.at(at + 1) == '\n' ? 1 : 0;
                octet = '\n';
            }
            decoded.write(octet);
            at++;
        }
    }

    /** Some programs end a string at a parenthesis behind which a line ends and something else begins. */
    private boolean seemsToEnd(long at) throws IOException {
        var next = isLineEnd(octets.at(at)) && isLineEnd(octets.at(at + 1)) ? at + 2 : at + 1;
        return isLineEnd(octets.at(at)) && (octets.at(next) == '/' || octets.at(next) == '>');
    }

    private static boolean isLineEnd(int octet) {
        return octet == '\n' || octet == '\r';
    }

    /**
     * Keeps the spelling of what programs decode differently: a carriage return, line ends behind a backslash, one behind an inner
     * parenthesis, a NUL among digits, a digit that is missing.
     */
    private Token token(Kind kind, Span place, ByteArrayOutputStream decoded, boolean isDoubtful) throws IOException {
        var spelling = new StringBuilder();
        for (var at = place.from(); isDoubtful && at < place.to(); at++) {
            spelling.append((char) octets.at(at));
        }
        return new Token(kind, place, spelling.toString(), Bytes.copyOf(decoded.toByteArray()));
    }

    /** Returns the position behind what follows a backslash. */
    private long escape(long from, long at, ByteArrayOutputStream decoded) throws PdfSyntaxException, IOException {
        var octet = inside(from, at);
        var control = "nrtbf".indexOf(octet);
        if (control >= 0) {
            decoded.write("\n\r\t\b\f".charAt(control));
        } else if (octet >= '0' && octet <= '7') {
            return octal(at, decoded);
        } else if (octet == '\r') {
            return octets.at(at + 1) == '\n' ? at + 2 : at + 1;
        } else if (octet != '\n') {
            decoded.write(octet);
        }
        return at + 1;
    }

    private long octal(long from, ByteArrayOutputStream decoded) throws IOException {
        var value = 0;
        var at = from;
        while (at < from + 3 && octets.at(at) >= '0' && octets.at(at) <= '7') {
            value = value * 8 + octets.at(at) - '0';
            at++;
        }
        decoded.write(value);
        return at;
    }

    private int inside(long from, long at) throws PdfSyntaxException, IOException {
        var octet = octets.at(at);
        if (octet == Octets.END) {
            throw PdfSyntaxException.malformed("endless string at " + from);
        }
        if (at - from > MAX_OCTETS) {
            throw PdfSyntaxException.tooLarge("string at " + from);
        }
        return octet;
    }
}
