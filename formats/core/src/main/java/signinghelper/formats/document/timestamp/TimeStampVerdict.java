package signinghelper.formats.document.timestamp;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.verification.Finding;

import java.time.Instant;
import java.util.Objects;

/**
 * Verdict on a time stamp.
 *
 * @param proved time at which the stamped bytes existed; null when the time stamp proves nothing
 * @param finding in the step {@code TIME}
 */
public record TimeStampVerdict(@Nullable Instant proved, Finding finding) {
    public TimeStampVerdict {
        Objects.requireNonNull(finding);
    }
}
