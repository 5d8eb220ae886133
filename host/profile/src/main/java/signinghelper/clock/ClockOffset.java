package signinghelper.clock;

import java.time.Duration;
import java.util.Locale;

/** Offset of a clock, in digits that need no language: {@code +0:05:12} for fast. */
public final class ClockOffset {
    private ClockOffset() {}

    /** Sign, hours, minutes, seconds; the hours go on beyond a day. */
    public static String text(Duration offset) {
        var seconds = Math.round(offset.abs().toMillis() / 1000.0);
        var sign = offset.isNegative() && seconds > 0 ? "-" : "+";
        return String.format(Locale.ROOT, "%s%d:%02d:%02d", sign, seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
