package signinghelper.formats.internal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Letters of one page in the order in which they are drawn, without blanks. */
public final class LetterRun {
    private static final double SAME_DIRECTION = 0.01;

    private final StringBuilder letters = new StringBuilder();
    private final List<Place> places = new ArrayList<>();

    /**
     * Place of a letter, from the top left corner of the page as it is shown.
     *
     * @param x of the start of its base line
     * @param y of its base line
     * @param height above its base line
     * @param direction in which the line runs
     * @param across distance of the line, at right angles to its direction
     */
    public record Place(double x, double y, double width, double height, double direction, double across) {

        boolean isOnLineOf(Place other) {
            return Math.abs(direction - other.direction) <= SAME_DIRECTION && Math.abs(across - other.across) <= height;
        }
    }

    /** Middle of some letters. */
    public record Middle(double x, double y) {}

    /** Adds the characters that stand at one place. */
    public void add(String text, Place place) {
        text.chars().filter(letter -> !isBlank(letter)).forEach(letter -> {
            letters.append((char) letter);
            places.add(place);
        });
    }

    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    /** Returns the middle of the first place where a text stands on one line; empty when it does not. */
    public Optional<Middle> find(String text) {
        var wanted = new StringBuilder();
        text.chars().filter(letter -> !isBlank(letter)).forEach(letter -> wanted.append((char) letter));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        for (var from = letters.indexOf(wanted.toString());
                from >= 0;
                from = letters.indexOf(wanted.toString(), from + 1)) {
            var found = places.subList(from, from + wanted.length());
            if (found.stream().allMatch(found.get(0)::isOnLineOf)) {
                return Optional.of(middle(found));
            }
        }
        return Optional.empty();
    }

    private static Middle middle(List<Place> found) {
        var x = found.stream().mapToDouble(Place::x).summaryStatistics();
        var y = found.stream().mapToDouble(Place::y).summaryStatistics();
        var last = found.get(found.size() - 1);
        return new Middle((x.getMin() + x.getMax() + last.width()) / 2, (y.getMin() + y.getMax() - last.height()) / 2);
    }
}
