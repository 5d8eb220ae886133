package signinghelper.guidance;

import java.util.Optional;
import java.util.regex.Pattern;

/** Difference of a clock in words, from the figures that errors carry as {@code offset}: {@code +0:05:12} for fast. */
final class ClockDifference {
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,9}):(\\d{2}):(\\d{2})");
    private static final int HOURS_OF_A_DAY = 24;

    private ClockDifference() {}

    /**
     * Returns the two largest units of the offset, which are precise enough to correct a clock; empty for any other
     * text.
     */
    static Optional<String> text(String offset, Language language) {
        var figures = OFFSET.matcher(offset);
        if (!figures.matches()) {
            return Optional.empty();
        }
        var hours = Integer.parseInt(figures.group(2));
        var minutes = Integer.parseInt(figures.group(3));
        var seconds = Integer.parseInt(figures.group(4));
        var isFast = figures.group(1).equals("+");
        var length = language == Language.CHINESE
                ? length(hours, minutes, seconds, " 天", " 小时", " 分", " 秒")
                : length(hours, minutes, seconds, " d", " h", " min", " s");
        return Optional.of(
                language == Language.CHINESE
                        ? (isFast ? "快了约 " : "慢了约 ") + length
                        : "about " + length + (isFast ? " fast" : " slow"));
    }

    private static String length(int hours, int minutes, int seconds, String... units) {
        if (hours >= HOURS_OF_A_DAY) {
            return two(hours / HOURS_OF_A_DAY, units[0], hours % HOURS_OF_A_DAY, units[1]);
        }
        return hours > 0 ? two(hours, units[1], minutes, units[2]) : two(minutes, units[2], seconds, units[3]);
    }

    /** Leaves out a part that is zero. */
    private static String two(int larger, String unit, int smaller, String unitBelow) {
        var above = larger == 0 ? "" : larger + unit;
        var below = smaller == 0 && larger > 0 ? "" : smaller + unitBelow;
        return above.isEmpty() || below.isEmpty() ? above + below : above + " " + below;
    }
}
