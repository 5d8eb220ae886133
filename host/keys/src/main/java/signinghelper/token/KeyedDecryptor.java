package signinghelper.token;

import signinghelper.formats.envelope.internal.key.ContentKey;
import signinghelper.formats.envelope.internal.key.SymmetricDecryption;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Decryption of content by a key that the U-Key has given out. */
public final class KeyedDecryptor implements ContentDecryptor {
    private final SymmetricDecryption decryption;

    private KeyedDecryptor(SymmetricDecryption decryption) {
        this.decryption = decryption;
    }

    /**
     * Begins it.
     *
     * @param octets that {@code wrapped} was decrypted to; wiped
     */
    public static KeyedDecryptor begin(byte[] octets, WrappedKey wrapped, ContentCipher cipher) throws Refusal {
        var length = cipher.algorithm().keyLength();
        if (octets.length == length || !(wrapped instanceof WrappedKey.RsaPkcs1)) {
            return begin(ContentKey.of(octets, length), cipher);
        }
        Arrays.fill(octets, (byte) 0);
        return withoutKey(wrapped, cipher);
    }

    /**
     * Begins it with a random key, since the U-Key found none. With PKCS#1 v1.5 alone it opens to noise, as it does where
     * the block has a right padding by chance.
     */
    public static KeyedDecryptor withoutKey(WrappedKey wrapped, ContentCipher cipher) throws Refusal {
        var length = cipher.algorithm().keyLength();
        return begin(
                wrapped instanceof WrappedKey.RsaPkcs1 ? ContentKey.inItsPlace(length) : ContentKey.missing(length),
                cipher);
    }

    /** Begins it with a key that is known. */
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
