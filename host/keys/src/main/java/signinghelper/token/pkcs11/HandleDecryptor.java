package signinghelper.token.pkcs11;

import org.bouncycastle.util.Arrays;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;

/** Decryption of AES content in the token, whose key stays there. */
final class HandleDecryptor implements ContentDecryptor {
    private final KeyHandle key;
    private final DecryptionFunctions functions;
    private final ContentCipher cipher;
    /** Octets that went in and have not come out: a library may keep all of them until the tag is right. */
    private long kept;

    private boolean failed;

    private HandleDecryptor(KeyHandle key, DecryptionFunctions functions, ContentCipher cipher) {
        this.key = key;
        this.functions = functions;
        this.cipher = cipher;
    }

    /** Begins it; the key ends with the decryptor. */
    static HandleDecryptor begin(KeyHandle key, ContentCipher cipher) throws CryptokiException {
        var functions = key.cryptoki().decryption(key.session());
        functions.begin(Mechanism.aes(cipher), key.handle());
        return new HandleDecryptor(key, functions, cipher);
    }

    @Override
    public byte[] update(byte[] encrypted) throws Refusal {
        return unlessFailed(() -> {
            var plaintext = functions.update(encrypted);
            kept += encrypted.length - plaintext.length;
            return plaintext;
        });
    }

    @Override
    public byte[] end() throws Refusal {
        var tag = cipher.tag().toArray();
        var last = tag.length == 0 ? tag : update(tag);
        var rest = unlessFailed(() -> functions.end(kept));
        if (failed) {
            throw Refusal.of(ErrorCode.ENVELOPE_UNREADABLE);
        }
        return Arrays.concatenate(last, rest);
    }

    private interface Step {
        byte[] run() throws CryptokiException;
    }

    /** Keeps a failure until the end, so that its time says nothing about the octets. */
    private byte[] unlessFailed(Step step) throws Refusal {
        if (failed) {
            return new byte[0];
        }
        try {
            return step.run();
        } catch (CryptokiException e) {
            if (e.meansAbsent() || e.is(CryptokiException.CKR_USER_NOT_LOGGED_IN)) {
                throw e.toRefusal();
            }
            failed = true;
            return new byte[0];
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
