package signinghelper.formats.envelope.internal.key;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decryption of content as it is read. BouncyCastle's GCM gives octets out at once; the runtime's own keeps all of them. */
public final class ContentDecryption {
    private static final int BUFFER = 64 * 1024;

    private ContentDecryption() {}

    /**
     * Decrypts to the end of the content.
     *
     * @throws GeneralSecurityException if anything about decrypted octets is wrong; always after all of them were read
     */
    public static void run(
            PrivateKey key, WrappedKey wrapped, ContentCipher content, InputStream encrypted, OutputStream plaintext)
            throws IOException, GeneralSecurityException {
        try (var contentKey =
                KeyUnwrapping.unwrap(key, wrapped, content.algorithm().keyLength())) {
            var cipher = cipher(content, contentKey.value());
            var buffer = new byte[BUFFER];
            for (var count = encrypted.read(buffer); count >= 0; count = encrypted.read(buffer)) {
                write(cipher.update(buffer, 0, count), plaintext);
            }
            write(cipher.doFinal(content.tag().toArray()), plaintext);
            if (!contentKey.isFound()) {
                throw new GeneralSecurityException("no content key");
            }
        }
    }

    /** @param octets null where a cipher has kept everything */
    private static void write(byte @Nullable [] octets, OutputStream plaintext) throws IOException {
        if (octets != null) {
            plaintext.write(octets);
            Arrays.fill(octets, (byte) 0);
        }
    }

    private static Cipher cipher(ContentCipher content, byte[] key) throws GeneralSecurityException {
        var algorithm = content.algorithm();
        var vector = content.vector().toArray();
        var name = algorithm == ContentAlgorithm.SM4_CBC ? "SM4" : "AES";
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
}
