package signinghelper.formats.envelope.internal.key;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.envelope.recipient.ContentCipher;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decryption of content by its key, octets after octets. BouncyCastle's GCM gives octets out at once; the runtime's own
 * keeps all of them.
 */
public final class SymmetricDecryption implements AutoCloseable {
    private final ContentKey key;
    private final ContentCipher content;
    private final Cipher cipher;

    private SymmetricDecryption(ContentKey key, ContentCipher content, Cipher cipher) {
        this.key = key;
        this.content = content;
        this.cipher = cipher;
    }

    /** Begins it. The key is wiped when this is closed. */
    public static SymmetricDecryption begin(ContentKey key, ContentCipher content) throws GeneralSecurityException {
        return new SymmetricDecryption(key, content, cipher(content, key.value()));
    }

    private static Cipher cipher(ContentCipher content, byte[] key) throws GeneralSecurityException {
        var algorithm = content.algorithm();
        var vector = content.vector().toArray();
        var name = algorithm.blockCipher();
        var mode = algorithm.isAuthenticated() ? "/GCM/NoPadding" : "/CBC/PKCS7Padding";
        var cipher = Cipher.getInstance(name + mode, BouncyCastle.PROVIDER);
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, name),
                algorithm.isAuthenticated()
                        ? new GCMParameterSpec(ContentCipher.TAG_LENGTH * Byte.SIZE, vector)
                        : new IvParameterSpec(vector));
        return cipher;
    }

    /** Returns the plaintext that is known after {@code length} further octets, which may be none. */
    public byte[] update(byte[] encrypted, int length) {
        return orNone(cipher.update(encrypted, 0, length));
    }

    /**
     * Returns the rest of the plaintext.
     *
     * @throws GeneralSecurityException if anything about decrypted octets is wrong
     */
    public byte[] end() throws GeneralSecurityException {
        var rest = orNone(cipher.doFinal(content.tag().toArray()));
        if (!key.isFound()) {
            throw new GeneralSecurityException("no content key");
        }
        return rest;
    }

    /** @param octets null where a cipher has kept everything */
    private static byte[] orNone(byte @Nullable [] octets) {
        return octets == null ? new byte[0] : octets;
    }

    @Override
    public void close() {
        key.close();
    }
}
