package signinghelper.formats.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

/**
 * Hash of a document that the signing helper has not seen. It is another type than {@code Digest}, so that a hash that
 * a page computed is never signed directly.
 *
 * @param value exactly {@link DigestAlgorithm#lengthInBytes} bytes; for SM2 keys SM3 of the content, without Z
 */
public record ContentDigest(DigestAlgorithm algorithm, Bytes value) {

    public ContentDigest {
        if (value.length() != algorithm.lengthInBytes()) {
            throw new IllegalArgumentException(
                    algorithm + " needs " + algorithm.lengthInBytes() + " bytes, got " + value.length());
        }
    }
}
