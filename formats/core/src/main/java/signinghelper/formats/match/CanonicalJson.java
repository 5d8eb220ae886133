package signinghelper.formats.match;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** JSON in the one form of RFC 8785, for objects whose values are strings. */
final class CanonicalJson {
    private static final String SHORT_ESCAPES = "\b\t\n\f\r\"\\";
    private static final String SHORT_ESCAPE_LETTERS = "btnfr\"\\";

    private CanonicalJson() {}

    /**
     * Writes an object, its members ordered by the UTF-16 code units of their names (3.2.3), as UTF-8.
     *
     * @throws IllegalArgumentException if a text is not well-formed UTF-16, which has no UTF-8 form (3.2.2.2)
     */
    static byte[] of(Map<String, String> members) {
        return new TreeMap<>(members)
                .entrySet().stream()
                        .map(member -> quote(member.getKey()) + ":" + quote(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"))
                        .getBytes(StandardCharsets.UTF_8);
    }

    static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point <= Character.MAX_VALUE && Character.isSurrogate((char) point));
    }

    private static String quote(String text) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("a lone surrogate");
        }
        return text.chars().mapToObj(c -> escape((char) c)).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escape(char c) {
        var shortEscape = SHORT_ESCAPES.indexOf(c);
        if (shortEscape >= 0) {
            return "\\" + SHORT_ESCAPE_LETTERS.charAt(shortEscape);
        }
        return c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    }
}
