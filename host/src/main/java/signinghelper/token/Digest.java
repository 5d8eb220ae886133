package signinghelper.token;

import signinghelper.portal.Bytes;
import signinghelper.portal.signature.DigestAlgorithm;

/**
 * A finished hash that the U-Key will sign. For SM2 it is {@code e = SM3(Z || M)} (GM/T 0003.2-2012, 6.1).
 *
 * @param value exactly {@link DigestAlgorithm#lengthInBytes} bytes
 */
public record Digest(DigestAlgorithm algorithm, Bytes value) {

    public Digest {
        if (value.length() != algorithm.lengthInBytes()) {
            throw new IllegalArgumentException(
                    algorithm + " needs " + algorithm.lengthInBytes() + " bytes, got " + value.length());
        }
    }
}
