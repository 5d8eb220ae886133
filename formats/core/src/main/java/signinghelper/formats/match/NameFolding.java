package signinghelper.formats.match;

/**
 * A difference in spelling that makes no other organisation. Each folding changes other characters than the rest, so
 * their order does not matter. Traditional and simplified characters are not folded: two organisations may differ by
 * nothing else.
 */
enum NameFolding {
    /** Full-width forms of ASCII (U+FF01 to U+FF5E) count as ASCII, brackets excepted. */
    WIDTH,
    /** Brackets of every shape count as round ones: （） () 〔〕 【】 [] and more. */
    BRACKETS,
    /** Blanks of every width, and characters that show nothing, do not count. */
    BLANKS;

    private static final int REMOVED = -1;
    private static final String OPENING = "(（〔【[［﹙〈《｛{";
    private static final String CLOSING = ")）〕】]］﹚〉》｝}";
    private static final int FIRST_FULL_WIDTH = 0xFF01;
    private static final int LAST_FULL_WIDTH = 0xFF5E;
    private static final int FULL_WIDTH_DISTANCE = FIRST_FULL_WIDTH - '!';

    String fold(String name) {
        return name.codePoints()
                .map(this::fold)
                .filter(c -> c != REMOVED)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private int fold(int c) {
        return switch (this) {
            case WIDTH -> narrow(c);
            case BRACKETS -> round(c);
            case BLANKS -> withoutBlank(c);
        };
    }

    private static int narrow(int c) {
        var isFullWidth = c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH;
        return isFullWidth && round(c) == c ? c - FULL_WIDTH_DISTANCE : c;
    }

    private static int round(int c) {
        if (OPENING.indexOf(c) >= 0) {
            return '(';
        }
        return CLOSING.indexOf(c) >= 0 ? ')' : c;
    }

    private static int withoutBlank(int c) {
        var showsNothing = c == '\u200B' || c == '\u2060' || c == '\uFEFF';
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || showsNothing ? REMOVED : c;
    }
}
