package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

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
}
