package signinghelper.window.part;

import java.util.stream.IntStream;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultHighlighter;
import javax.swing.text.JTextComponent;

/** Marks on the characters in which two texts differ; the texts beside them describe the difference too. */
public final class DifferenceMarks {
    private DifferenceMarks() {}

    public static void clear(JTextComponent... texts) {
        for (var text : texts) {
            text.getHighlighter().removeAllHighlights();
        }
    }

    /**
     * Compares texts of equal length character by character; otherwise marks the part between equal beginnings and
     * ends.
     */
    public static void mark(JTextComponent one, JTextComponent other) {
        var first = one.getText();
        var second = other.getText();
        if (first.length() == second.length()) {
            IntStream.range(0, first.length())
                    .filter(place -> first.charAt(place) != second.charAt(place))
                    .forEach(place -> {
                        mark(one, place, place + 1);
                        mark(other, place, place + 1);
                    });
        } else {
            var begin = commonBeginning(first, second);
            var end = commonEnd(first, second, begin);
            mark(one, begin, first.length() - end);
            mark(other, begin, second.length() - end);
        }
    }

    private static int commonBeginning(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        return IntStream.range(0, shorter)
                .filter(place -> one.charAt(place) != other.charAt(place))
                .findFirst()
                .orElse(shorter);
    }

    private static int commonEnd(String one, String other, int begin) {
        var most = Math.min(one.length(), other.length()) - begin;
        return IntStream.range(0, most)
                .filter(back -> one.charAt(one.length() - 1 - back) != other.charAt(other.length() - 1 - back))
                .findFirst()
                .orElse(most);
    }

    private static void mark(JTextComponent text, int from, int to) {
        try {
            var painter = new DefaultHighlighter.DefaultHighlightPainter(Design.color("mark"));
            if (from < to) {
                text.getHighlighter().addHighlight(from, to, painter);
            }
        } catch (BadLocationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
