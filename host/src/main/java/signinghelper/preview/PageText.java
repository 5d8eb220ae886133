package signinghelper.preview;

import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Letters of one page in the order in which they are drawn, without blanks. */
final class PageText extends PDFTextStripper {
    private final StringBuilder letters = new StringBuilder();
    private final List<TextPosition> places = new ArrayList<>();

    /**
     * Middle of some letters, in points from the top left corner of the page as it is shown.
     */
    record Middle(double x, double y) {}

    private PageText(int page) {
        setStartPage(page);
        setEndPage(page);
    }

    /** Reads a page, from 1. */
    static PageText of(PdfCopy pdf, int page) throws IOException {
        var text = new PageText(page);
        text.writeText(pdf.document(), Writer.nullWriter());
        return text;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        for (var position : positions) {
            for (var letter : position.getUnicode().toCharArray()) {
                if (!isBlank(letter)) {
                    letters.append(letter);
                    places.add(position);
                }
            }
        }
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    /** Returns the middle of the first place where a text stands on one line; empty when it does not. */
    Optional<Middle> find(String text) {
        var wanted = new StringBuilder();
        text.chars().filter(letter -> !isBlank((char) letter)).forEach(letter -> wanted.append((char) letter));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        for (var from = letters.indexOf(wanted.toString());
                from >= 0;
                from = letters.indexOf(wanted.toString(), from + 1)) {
            var found = places.subList(from, from + wanted.length());
            if (isOneLine(found)) {
                return Optional.of(middle(found));
            }
        }
        return Optional.empty();
    }

    private static boolean isOneLine(List<TextPosition> found) {
        var first = found.get(0);
        return found.stream()
                .allMatch(each -> each.getDir() == first.getDir()
                        && Math.abs(each.getYDirAdj() - first.getYDirAdj()) <= first.getHeight());
    }

    private static Middle middle(List<TextPosition> found) {
        var x = found.stream().mapToDouble(TextPosition::getX).summaryStatistics();
        var y = found.stream().mapToDouble(TextPosition::getY).summaryStatistics();
        var last = found.get(found.size() - 1);
        return new Middle(
                (x.getMin() + x.getMax() + last.getWidth()) / 2, (y.getMin() + y.getMax() - last.getHeight()) / 2);
    }
}
