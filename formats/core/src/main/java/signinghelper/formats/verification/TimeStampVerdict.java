package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Verdict on a time stamp.
 *
 * @param proved time at which the stamped bytes existed; null when the time stamp proves nothing
 * @param finding in the step {@code TIME}
 * @param cause the code of {@code finding}, or the one that a signature has for the same cause
 * @param answers what CAs said of the authority's certificates; empty where they were not asked
 */
public record TimeStampVerdict(@Nullable Instant proved, Finding finding, Code cause, List<Finding> answers) {
    public TimeStampVerdict {
        Objects.requireNonNull(finding);
        Objects.requireNonNull(cause);
        answers = List.copyOf(answers);
    }

    /** Creates a verdict for which no CA was asked. */
    public TimeStampVerdict(@Nullable Instant proved, Finding finding, Code cause) {
        this(proved, finding, cause, List.of());
    }

    /** Returns the finding, then the answers. */
    public List<Finding> findings() {
        return Stream.concat(Stream.of(finding), answers.stream()).toList();
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
