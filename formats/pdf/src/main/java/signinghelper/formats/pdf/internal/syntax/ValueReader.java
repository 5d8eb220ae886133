package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.Token.Kind;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Reader of direct values, of bounded depth and number. */
final class ValueReader {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_VALUES = 500_000;
    private static final int MAX_NAME = 127;

    private final Tokens tokens;
    private int depth;
    private int values;

    ValueReader(Tokens tokens) {
        this.tokens = tokens;
    }

    PdfValue value() throws PdfSyntaxException, IOException {
        var token = tokens.next();
        if (++values > MAX_VALUES) {
            throw PdfSyntaxException.tooLarge("values at " + token.place().from());
        }
        return switch (token.kind()) {
            case NAME -> new PdfValue.Name(token.text());
            case NUMBER -> numberOrReference(token);
            case LITERAL_STRING, HEX_STRING -> new PdfValue.Text(token.octets(), token.text());
            case ARRAY_BEGIN -> sequence();
            case DICTIONARY_BEGIN -> dictionary(new HashMap<>());
            case KEYWORD -> word(token);
            default -> throw unexpected(token);
        };
    }

    /**
     * Reads a dictionary behind its {@code <<}.
     *
     * @param places where the values of its keys lie; filled
     */
    PdfValue.Dictionary dictionary(Map<String, Span> places) throws PdfSyntaxException, IOException {
        enter();
        var entries = new HashMap<String, PdfValue>();
        var seen = new HashSet<String>();
        while (true) {
            var key = tokens.next();
            if (key.kind() == Kind.DICTIONARY_END) {
                depth--;
                return new PdfValue.Dictionary(entries);
            }
            if (key.kind() != Kind.NAME) {
                throw unexpected(key);
            }
            var from = tokens.peek().place().from();
            if (!seen.add(cut(key.text()))) {
                throw new PdfSyntaxException(
                        Reason.DOUBLE_KEY, key.text() + " at " + key.place().from());
            }
            entries.put(key.text(), value());
            places.put(key.text(), new Span(from, tokens.position()));
        }
    }

    /** Some programs take longer names for the same where these letters are (ISO 32000-2, annex C). */
    private static String cut(String name) {
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }

    private PdfValue.Sequence sequence() throws PdfSyntaxException, IOException {
        enter();
        var values = new ArrayList<PdfValue>();
        while (tokens.peek().kind() != Kind.ARRAY_END) {
            values.add(value());
        }
        tokens.next();
        depth--;
        return new PdfValue.Sequence(values);
    }

    private void enter() throws PdfSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw PdfSyntaxException.tooLarge("nesting");
        }
    }

    /** {@code 12 0 R} is a reference; {@code 12 0} two numbers. */
    private PdfValue numberOrReference(Token first) throws PdfSyntaxException, IOException {
        var behind = tokens.position();
        if (first.isCount()) {
            var second = tokens.next();
            if (second.isCount() && tokens.next().isKeyword("R")) {
                return new PdfValue.Reference(whole(first), whole(second));
            }
        }
        tokens.moveTo(behind);
        return new PdfValue.Figure(new BigDecimal(first.text()), first.text().indexOf('.') < 0);
    }

    private static int whole(Token token) throws PdfSyntaxException {
        if (token.count() > Integer.MAX_VALUE) {
            throw PdfSyntaxException.malformed("number at " + token.place().from());
        }
        return (int) token.count();
    }

    private static PdfValue word(Token token) throws PdfSyntaxException {
        return switch (token.text()) {
            case "null" -> PdfValue.NULL;
            case "true" -> new PdfValue.Truth(true);
            case "false" -> new PdfValue.Truth(false);
            default -> throw unexpected(token);
        };
    }

    private static PdfSyntaxException unexpected(Token token) {
        return PdfSyntaxException.malformed(
                token.kind() + " at " + token.place().from());
    }
}
