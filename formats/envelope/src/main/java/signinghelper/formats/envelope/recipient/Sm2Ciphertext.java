package signinghelper.formats.envelope.recipient;

import signinghelper.formats.algorithm.Bytes;

/**
 * SM2 ciphertext (GB/T 32918.4; {@code SM2Cipher} of GB/T 35276).
 *
 * @param x coordinate of the point C1, 32 octets
 * @param y coordinate of the point C1, 32 octets
 * @param hash SM3 hash C3, 32 octets
 * @param cipher C2, as long as the plaintext
 */
public record Sm2Ciphertext(Bytes x, Bytes y, Bytes hash, Bytes cipher) {
    public static final int PART = 32;

    public Sm2Ciphertext {
        if (x.length() != PART || y.length() != PART || hash.length() != PART || cipher.length() == 0) {
            throw new IllegalArgumentException("part of another length");
        }
    }
}
