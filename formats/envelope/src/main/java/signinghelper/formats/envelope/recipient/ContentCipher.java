package signinghelper.formats.envelope.recipient;

import signinghelper.formats.algorithm.Bytes;

/**
 * Algorithm of an envelope's content with its parameters.
 *
 * @param vector initialisation vector of CBC, nonce of GCM
 * @param tag 16 octets of GCM, wherever the form has them; empty for CBC
 */
public record ContentCipher(ContentAlgorithm algorithm, Bytes vector, Bytes tag) {
    public static final int TAG_LENGTH = 16;

    public ContentCipher {
        if (vector.length() != algorithm.vectorLength()
                || tag.length() != (algorithm.isAuthenticated() ? TAG_LENGTH : 0)) {
            throw new IllegalArgumentException("vector or tag of another length");
        }
    }
}
