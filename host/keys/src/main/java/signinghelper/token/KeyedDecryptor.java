package signinghelper.token;

import signinghelper.formats.envelope.internal.key.ContentKey;
import signinghelper.formats.envelope.internal.key.SymmetricDecryption;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.security.GeneralSecurityException;

/** Decryption of content by a key that the U-Key has given out. */
public final class KeyedDecryptor implements ContentDecryptor {
    private final SymmetricDecryption decryption;

    private KeyedDecryptor(SymmetricDecryption decryption) {
        this.decryption = decryption;
    }

    /**
     * Begins it.
     *
     * @param key random where the U-Key found none
     */
    public static KeyedDecryptor begin(ContentKey key, ContentCipher cipher) throws Refusal {
        try {
            return new KeyedDecryptor(SymmetricDecryption.begin(key, cipher));
        } catch (GeneralSecurityException e) {
            throw Refusal.of(ErrorCode.ENVELOPE_UNREADABLE);
        }
    }

    @Override
    public byte[] update(byte[] encrypted) {
        return decryption.update(encrypted, encrypted.length);
    }

    @Override
    public byte[] end() throws Refusal {
        try {
            return decryption.end();
        } catch (GeneralSecurityException e) {
            throw Refusal.of(ErrorCode.ENVELOPE_UNREADABLE);
        }
    }

    @Override
    public void close() {
        decryption.close();
    }
}
