package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Time of a signature.
 *
 * @param claimed the signer's own word; null when it claims none
 * @param proved the signature existed by then, as a time stamp proves; null without one
 */
public record SigningTime(
        @Nullable Instant claimed, @Nullable Instant proved) {

    /** The time of a signature about which nothing is known. */
    public static final SigningTime UNKNOWN = new SigningTime(null, null);

    /** The largest error that a wrong zone makes of a right time. */
    private static final Duration ZONES = Duration.ofDays(1);

    /**
     * Returns the findings of the step {@link Step#TIME}.
     *
     * @param stamp finding about the time stamp; null without one
     * @param now present time
     */
    public List<Finding> findings(@Nullable Finding stamp, Instant now) {
        var found = new ArrayList<Finding>();
        if (stamp != null) {
            found.add(stamp);
        }
        if (proved != null && (stamp == null || stamp.code() != Code.TIME_PROVED)) {
            // Proved from outside, by a time stamp over the whole document.
            found.add(Finding.of(Code.TIME_PROVED, "time", proved));
        }
        if (claimed != null) {
            found.addAll(claim(claimed, proved != null && proved.isBefore(now) ? proved : now));
        } else if (found.isEmpty()) {
            found.add(Finding.of(Code.TIME_ABSENT));
        }
        return found;
    }

    /**
     * Returns the findings about a time that is the signer's own word.
     *
     * @param latest time by which the signature existed
     */
    static List<Finding> claim(Instant claimed, Instant latest) {
        var said = Finding.of(Code.TIME_CLAIMED, "time", claimed);
        return claimed.isAfter(latest.plus(ZONES))
                ? List.of(said, Finding.of(Code.TIME_AHEAD, "time", claimed))
                : List.of(said);
    }
}
