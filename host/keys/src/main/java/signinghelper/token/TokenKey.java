package signinghelper.token;

import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.RecipientKey;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * Key on an open U-Key that decrypts envelopes. A refusal of the U-Key is the cause of the {@link IOException}.
 *
 * @param session logged in
 */
public record TokenKey(TokenSession session, KeyEntry key) implements RecipientKey {

    @Override
    public X509Certificate certificate() {
        return key.certificate();
    }

    @Override
    public void decrypt(WrappedKey wrapped, ContentCipher cipher, InputStream content, OutputStream plaintext)
            throws IOException, GeneralSecurityException {
        try (var decryptor = session.decryptor(key, wrapped, cipher)) {
            for (var next = next(content); next.length > 0; next = next(content)) {
                write(decryptor.update(next), plaintext);
            }
            write(decryptor.end(), plaintext);
        } catch (Refusal refusal) {
            if (refusal.code() == ErrorCode.ENVELOPE_UNREADABLE) {
                throw new GeneralSecurityException("does not open");
            }
            throw new IOException("the U-Key does not decrypt", refusal);
        }
    }

    private static byte[] next(InputStream content) throws IOException {
        return content.readNBytes(ContentDecryptor.MOST_OCTETS);
    }

    private static void write(byte[] octets, OutputStream plaintext) throws IOException {
        plaintext.write(octets);
        Arrays.fill(octets, (byte) 0);
    }
}
