package signinghelper.token.skf;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;

/**
 * Input of {@code SKF_RSASignData} (GM/T 0016-2012, 7.6.6, leaves it open). The wrong form makes a signature that does
 * not verify.
 */
public enum RsaInput {
    /** The complete DigestInfo; the U-Key only pads it. */
    DIGEST_INFO {
        @Override
        Bytes of(Digest digest) {
            return digest.toDigestInfo();
        }
    },
    /** The bare digest, for U-Keys that add the algorithm themselves. */
    DIGEST {
        @Override
        Bytes of(Digest digest) {
            return digest.value();
        }
    };

    abstract Bytes of(Digest digest);
}
