package signinghelper.token;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.protocol.Refusal;

import java.util.Objects;

/**
 * Private encryption keys of an open U-Key, for the recipient of an envelope (RFC 5652, 6.2.1; GM/T 0010).
 *
 * <p>No driver offers it yet, and no command of a page may reach it: a page that can unwrap any key can read everything
 * that was ever encrypted for its visitor.
 */
public interface KeyUnwrapper {

    /** Key encryption algorithm of a recipient. */
    enum Algorithm {
        /** RSAES-PKCS1-v1_5 (RFC 3370, 4.2.1): as many bytes as the modulus has. */
        RSA_PKCS1,
        /** RSAES-OAEP with SHA-256 and MGF1 with SHA-256 (RFC 3560): as many bytes as the modulus has. */
        RSA_OAEP_SHA256,
        /** SM2 encryption: SM2Cipher in DER (GM/T 0009, 7.2), with coordinates, SM3 hash and cipher text. */
        SM2
    }

    /**
     * Encrypted content-encryption key of an envelope, for one recipient.
     *
     * @param encryptedKey content of EncryptedKey, without tag and length
     * @param keyLength bytes of the content-encryption key, at least 1, from the envelope's content encryption
     *     algorithm
     */
    record WrappedKey(Algorithm algorithm, Bytes encryptedKey, int keyLength) {
        public WrappedKey {
            Objects.requireNonNull(algorithm);
            Objects.requireNonNull(encryptedKey);
            if (keyLength < 1) {
                throw new IllegalArgumentException("length of a key");
            }
        }
    }

    /**
     * Unwraps the content-encryption key of one recipient. Needs a login with the PIN, as a signature does.
     *
     * <p>Wrong RSAES-PKCS1-v1_5 padding is no refusal: a random key comes back in the place of the right one, so that
     * an attacker learns nothing about the padding (RFC 3218, 2.3.2).
     *
     * @param key key of {@link TokenSession#keys} with use {@code ENCRYPTION}, that {@code wrapped} was made for
     * @return {@code keyLength} bytes, which the caller wipes
     * @throws Refusal {@code TOKEN_REMOVED}, {@code TOKEN_LOGGED_OUT} or {@code DRIVER_FAILED}; {@code KEY_UNSUPPORTED}
     *     for a key of another use or kind; {@code KEY_ABSENT} where the private key is not found
     */
    byte[] unwrap(KeyEntry key, WrappedKey wrapped) throws Refusal;
}
