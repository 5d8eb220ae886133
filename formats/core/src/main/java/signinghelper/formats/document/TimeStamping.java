package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

/** Source of time stamps for signatures (RFC 3161). */
public interface TimeStamping {
    /** Leaves signatures without a time stamp. */
    TimeStamping NONE = new TimeStamping() {
        @Override
        public @Nullable Bytes stamp(Bytes signed) {
            return null;
        }

        @Override
        public int mostBytes() {
            return 0;
        }
    };

    /**
     * Stamps a signature with the time, and verifies the answer.
     *
     * @param signed the bytes under the stamp, such as the signature value of a SignerInfo
     * @return DER of a TimeStampToken; null when the signature is to be finished without
     * @throws FormatException {@code TIME_STAMP_UNAVAILABLE} when there must be one
     */
    @Nullable
    Bytes stamp(Bytes signed) throws FormatException;

    /** Room that a format reserves for a token, where it must know the length of a signature before it is made. */
    default int mostBytes() {
        return 16 << 10;
    }
}
