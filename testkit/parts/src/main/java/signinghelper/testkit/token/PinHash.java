package signinghelper.testkit.token;

import signinghelper.formats.algorithm.Bytes;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A PIN as it lies on the disk.
 *
 * @param salt 16 random bytes in Base64
 * @param iterations rounds of PBKDF2 with HMAC-SHA-256 (RFC 8018, 5.2)
 * @param hash 32 bytes in Base64
 */
record PinHash(String salt, int iterations, String hash) {
    /** Few, because a real U-Key answers at once too. What guards this PIN is that it opens nothing of value. */
    private static final int ITERATIONS = 20_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Hashes {@code pin}, ASCII with or without a closing NUL, and wipes it. */
    static PinHash of(byte[] pin) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return of(pin, Bytes.copyOf(salt), ITERATIONS);
    }

    /** Compares {@code pin}, and wipes it. */
    boolean matches(byte[] pin) {
        var expected = Bytes.fromBase64(hash);
        return Bytes.fromBase64(of(pin, Bytes.fromBase64(salt), iterations).hash)
                .equals(expected);
    }

    private static PinHash of(byte[] pin, Bytes salt, int iterations) {
        var characters = characters(pin);
        var specification = new PBEKeySpec(characters, salt.toArray(), iterations, HASH_BYTES * Byte.SIZE);
        try {
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(specification);
            return new PinHash(
                    salt.toBase64(), iterations, Bytes.copyOf(hash.getEncoded()).toBase64());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has PBKDF2", e);
        } finally {
            specification.clearPassword();
            Arrays.fill(characters, '\0');
            Arrays.fill(pin, (byte) 0);
        }
    }

    private static char[] characters(byte[] pin) {
        var hasNul = pin.length > 0 && pin[pin.length - 1] == 0;
        var characters = new char[hasNul ? pin.length - 1 : pin.length];
        for (var i = 0; i < characters.length; i++) {
            characters[i] = (char) pin[i];
        }
        return characters;
    }
}
