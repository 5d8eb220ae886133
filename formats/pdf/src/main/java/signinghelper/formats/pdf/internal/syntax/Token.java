package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.algorithm.Bytes;

/**
 * Smallest unit of PDF syntax (ISO 32000-2, 7.2).
 *
 * @param text decoded name, number or keyword, or a string that programs decode differently, as it is spelled; else empty
 * @param octets decoded string; empty for other kinds
 */
record Token(Kind kind, Span place, String text, Bytes octets) {
    enum Kind {
        NAME,
        NUMBER,
        LITERAL_STRING,
        HEX_STRING,
        ARRAY_BEGIN,
        ARRAY_END,
        DICTIONARY_BEGIN,
        DICTIONARY_END,
        KEYWORD,
        END
    }

    private static final Bytes NONE = Bytes.copyOf(new byte[0]);

    static Token of(Kind kind, Span place) {
        return new Token(kind, place, "", NONE);
    }

    static Token of(Kind kind, Span place, String text) {
        return new Token(kind, place, text, NONE);
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && text.equals(word);
    }

    /** Returns true for a whole number without a sign, of at most ten digits. */
    boolean isCount() {
        return kind == Kind.NUMBER && text.length() <= 10 && text.chars().allMatch(Character::isDigit);
    }

    boolean isCount(long number) {
        return isCount() && count() == number;
    }

    long count() {
        return Long.parseLong(text);
    }
}
