package signinghelper.token.skf;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Decryption of SM4-CBC by a key that stays in the U-Key. */
final class SkfDecryptor implements ContentDecryptor {
    private static final byte[] NOTHING = {};

    private final SessionKey key;
    private final ContentCipher cipher;
    private final DecryptionFailures failures;
    private final Runnable opened;
    private final PaddedPlaintext plaintext = new PaddedPlaintext();
    private byte[] incomplete = NOTHING;
    private long encrypted;
    private @Nullable ContentDecryptor lost;

    /** Continues {@code key}, which has begun; {@code opened} runs when the content has come to a right end. */
    SkfDecryptor(SessionKey key, ContentCipher cipher, DecryptionFailures failures, Runnable opened) {
        this.key = key;
        this.cipher = cipher;
        this.failures = failures;
        this.opened = opened;
    }

    @Override
    public byte[] update(byte[] octets) throws Refusal {
        var substitute = lost;
        if (substitute != null) {
            return substitute.update(octets);
        }
        encrypted += octets.length;
        try {
            decrypt(octets);
            return plaintext.take();
        } catch (SkfException e) {
            failures.requireOfOctets(e);
            lost = DecryptionFailures.withoutKey(cipher);
            return NOTHING;
        }
    }

    private void decrypt(byte[] octets) throws SkfException {
        var blocks = Arrays.copyOf(incomplete, incomplete.length + octets.length);
        System.arraycopy(octets, 0, blocks, incomplete.length, octets.length);
        var end = blocks.length - blocks.length % SessionKey.BLOCK;
        for (var from = 0; from < end; from += SessionKey.MOST_OCTETS) {
            key.decrypt(blocks, from, Math.min(SessionKey.MOST_OCTETS, end - from), plaintext);
        }
        incomplete = Arrays.copyOfRange(blocks, end, blocks.length);
    }

    @Override
    public byte[] end() throws Refusal {
        var substitute = lost;
        if (substitute != null) {
            return substitute.end();
        }
        try {
            if (takesTheRest()) {
                var rest = plaintext.end(encrypted);
                opened.run();
                return rest;
            }
        } catch (GeneralSecurityException e) {
            // As below: nobody is told which of the two it was.
        }
        throw Refusal.of(ErrorCode.ENVELOPE_UNREADABLE);
    }

    /** Returns false when the library keeps a part. One that has nothing left may say so with an error. */
    private boolean takesTheRest() throws Refusal {
        var missing = encrypted - plaintext.received();
        try {
            key.end(Math.max(0, missing), plaintext);
            return true;
        } catch (SkfException e) {
            failures.requireOfOctets(e);
            return missing == 0;
        }
    }

    @Override
    public void close() {
        key.close();
        plaintext.wipe();
        var substitute = lost;
        if (substitute != null) {
            substitute.close();
        }
    }
}
