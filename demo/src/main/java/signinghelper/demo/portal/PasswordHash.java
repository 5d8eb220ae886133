package signinghelper.demo.portal;

import signinghelper.formats.algorithm.Bytes;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Salted hash of a password: PBKDF2 (RFC 8018, 5.2) with HMAC-SHA-256.
 *
 * @param salt 16 random bytes
 * @param hash 32 bytes
 */
record PasswordHash(Bytes salt, Bytes hash) {
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /** Hash without a known password; a comparison with it takes as long as with any other. */
    static final PasswordHash OF_NOTHING =
            new PasswordHash(Bytes.copyOf(new byte[SALT_BYTES]), Bytes.copyOf(new byte[HASH_BITS / Byte.SIZE]));

    PasswordHash {
        Objects.requireNonNull(salt);
        Objects.requireNonNull(hash);
    }

    static PasswordHash of(String password) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(Bytes.copyOf(salt), hash(password, salt));
    }

    /** Compares in the same time for every answer. */
    boolean matches(String password) {
        return MessageDigest.isEqual(
                hash.toArray(), hash(password, salt.toArray()).toArray());
    }

    private static Bytes hash(String password, byte[] salt) {
        var specification = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS);
        try {
            var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return Bytes.copyOf(factory.generateSecret(specification).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no PBKDF2", e);
        } finally {
            specification.clearPassword();
        }
    }

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
        return "PasswordHash";
    }
}
