package signinghelper.formats.revocation;

import java.time.Duration;

/**
 * Limits within which a portal asks the CAs' servers, so that one that hangs keeps nobody waiting.
 *
 * @param keep time for which an answer of a responder may be used again, {@link #LONGEST} at most; zero for never.
 *     A certificate that is revoked meanwhile still logs in
 * @param failures questions in a row without an answer, after which a server is not asked for a while
 * @param pause time for which it is not asked; one question then tells whether it answers again
 * @param atOnce questions that may be under way at a server at the same time
 * @param turn time for which a further question waits for its turn, and not at all where nobody has had an answer for as long
 * @param late age from which a question without an answer lets a kept list decide for all that come meanwhile
 */
public record AskingLimits(Duration keep, int failures, Duration pause, int atOnce, Duration turn, Duration late) {
    /** Longest time for which an answer is used again. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /** Ten minutes; three failures, then half a minute; sixteen at a time, and a second; late after 300 ms. */
    public static final AskingLimits USUAL =
            new AskingLimits(LONGEST, 3, Duration.ofSeconds(30), 16, Duration.ofSeconds(1), Duration.ofMillis(300));

    /** @throws IllegalArgumentException if a number is below one, a time negative or {@code keep} too long */
    public AskingLimits {
        if (failures < 1 || atOnce < 1) {
            throw new IllegalArgumentException("at least one failure and one question: " + failures + ", " + atOnce);
        }
        if (keep.isNegative() || keep.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an answer is kept for " + LONGEST + " at most: " + keep);
        }
        if (pause.isNegative() || turn.isNegative() || late.isNegative()) {
            throw new IllegalArgumentException("negative: " + pause + ", " + turn + ", " + late);
        }
    }

    /** Returns the same limits with another time for which answers are kept. */
    public AskingLimits keeping(Duration other) {
        return new AskingLimits(other, failures, pause, atOnce, turn, late);
    }
}
