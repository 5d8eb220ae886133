package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Verdict on a time stamp.
 *
 * @param proved time at which the stamped bytes existed; null when the time stamp proves nothing
 * @param finding in the step {@code TIME}
 * @param cause the code of {@code finding}, or the one that a signature has for the same cause
 */
public record TimeStampVerdict(@Nullable Instant proved, Finding finding, Code cause) {
    public TimeStampVerdict {
        Objects.requireNonNull(finding);
        Objects.requireNonNull(cause);
    }

    /** Returns the one that proves the earliest time, else the first; null without one. */
    public static @Nullable TimeStampVerdict earliest(List<TimeStampVerdict> verdicts) {
        var first = verdicts.isEmpty() ? null : verdicts.get(0);
        return verdicts.stream()
                .filter(verdict -> verdict.proved() != null)
                .min(Comparator.comparing(verdict -> Objects.requireNonNull(verdict.proved())))
                .orElse(first);
    }
}
