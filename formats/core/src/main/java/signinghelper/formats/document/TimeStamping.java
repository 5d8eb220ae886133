package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

/** Source of time stamps for signatures (RFC 3161). */
public interface TimeStamping {
    /** Leaves signatures without a time stamp. */
    TimeStamping NONE = signed -> null;

    /**
     * Stamps a signature with the time, and verifies the answer.
     *
     * @param signed the bytes under the stamp, such as the signature value of a SignerInfo
     * @return DER of a TimeStampToken; null when the signature is to be finished without
     * @throws FormatException {@code TIME_STAMP_UNAVAILABLE} when there must be one
     */
    @Nullable
    Bytes stamp(Bytes signed) throws FormatException;
}
