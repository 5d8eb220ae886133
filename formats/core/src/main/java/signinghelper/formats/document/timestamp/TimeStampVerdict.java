package signinghelper.formats.document.timestamp;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.time.Instant;
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
}
