package signinghelper.formats.pdf.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers of a content stream (ISO 32000-2, 7.3.3), and its end. What is nearly a number is one value to one program, and another to the
 * next; what goes on in the next stream is lost to some.
 */
final class PlainNumbers {
    private static final Pattern BEGINNING = Pattern.compile("[-+.0-9].*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)");
    private static final String BLANKS = "\0\t\n\f\r ";
    private static final String DELIMITERS = "()<>[]{}/%";
    private static final int MOST_OCTETS = 64 << 20;

    private final String text;
    private int at;
    private boolean isOpen;
    private int marks;
    private boolean isMarkedOutside;

    private PlainNumbers(String text) {
        this.text = text;
    }

    /** Returns true when each word that begins as a number is one, and marked content ends where it begins. */
    static boolean areIn(InputStream content) throws IOException {
        var numbers = of(content);
        return numbers.arePlain() && numbers.marks == 0 && !numbers.isMarkedOutside;
    }

    /** Returns true when no comment, string, name or number goes on behind the end of a stream. */
    static boolean endApart(InputStream content) throws IOException {
        var numbers = of(content);
        return numbers.arePlain() && !numbers.isOpen;
    }

    private static PlainNumbers of(InputStream content) throws IOException {
        try (content) {
            return new PlainNumbers(new String(content.readNBytes(MOST_OCTETS), StandardCharsets.ISO_8859_1));
        }
    }

    private boolean arePlain() {
        while (at < text.length()) {
            var letter = text.charAt(at);
            if (letter == '(') {
                skipString();
            } else if (letter == '%') {
                skipTo("\n", "\r");
            } else if (letter == '<' && !text.startsWith("<<", at)) {
                skipTo(">");
            } else if (letter == '/') {
                at++;
                word();
                isOpen = at == text.length();
            } else if (isRegular(letter)) {
                var word = word();
                isOpen = at == text.length() && BEGINNING.matcher(word).matches();
                if (BEGINNING.matcher(word).matches() && !NUMBER.matcher(word).matches()) {
                    return false;
                }
                mark(word);
                if (word.equals("ID")) {
                    skipPicture();
                }
            } else {
                at++;
            }
        }
        return true;
    }

    /** Marks of a form that end content of the page show what the page hides, to some programs. */
    private void mark(String word) {
        switch (word) {
            case "BMC", "BDC" -> marks++;
            case "EMC" -> isMarkedOutside |= --marks < 0;
            default -> {
                // Another operator.
            }
        }
    }

    private String word() {
        var from = at;
        while (at < text.length() && isRegular(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isRegular(char letter) {
        return BLANKS.indexOf(letter) < 0 && DELIMITERS.indexOf(letter) < 0;
    }

    private void skipString() {
        var depth = 0;
        do {
            switch (text.charAt(at++)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> at++;
                default -> {
                    // A letter of the string.
                }
            }
        } while (depth > 0 && at < text.length());
        isOpen = depth > 0;
    }

    private void skipTo(String... ends) {
        var nearest = text.length();
        for (var end : ends) {
            var found = text.indexOf(end, at);
            nearest = found < 0 ? nearest : Math.min(nearest, found + 1);
        }
        isOpen = nearest == text.length() && !endsWith(ends);
        at = nearest;
    }

    private boolean endsWith(String... ends) {
        return Stream.of(ends).anyMatch(text::endsWith);
    }

    /** The data of an inline picture ends behind a blank; {@link WholePageDrawer} sees whether it is whole. */
    private void skipPicture() {
        do {
            skipTo("EI");
        } while (at < text.length() && !isEnd(at - 1));
        at = Math.min(at + 1, text.length());
    }

    private boolean isEnd(int mark) {
        var behind = mark + 2;
        return BLANKS.indexOf(text.charAt(mark - 1)) >= 0
                && (behind >= text.length() || BLANKS.indexOf(text.charAt(behind)) >= 0);
    }
}
