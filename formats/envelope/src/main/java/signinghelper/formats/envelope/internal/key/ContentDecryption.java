package signinghelper.formats.envelope.internal.key;

import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;

/** Decryption of content as it is read, by a private key in memory. */
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
        var contentKey = KeyUnwrapping.unwrap(key, wrapped, content.algorithm().keyLength());
        try (var decryption = SymmetricDecryption.begin(contentKey, content)) {
            var buffer = new byte[BUFFER];
            for (var count = encrypted.read(buffer); count >= 0; count = encrypted.read(buffer)) {
                write(decryption.update(buffer, count), plaintext);
            }
            write(decryption.end(), plaintext);
        }
    }

    private static void write(byte[] octets, OutputStream plaintext) throws IOException {
        plaintext.write(octets);
        Arrays.fill(octets, (byte) 0);
    }
}
