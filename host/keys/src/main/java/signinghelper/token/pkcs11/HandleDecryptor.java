package signinghelper.token.pkcs11;

import org.bouncycastle.util.Arrays;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Decryption of AES content in the token, whose key stays there. */
final class HandleDecryptor implements ContentDecryptor {
    private static final Logger LOG = System.getLogger(HandleDecryptor.class.getName());
    private static final int MOST_KEPT = 512 * 1024;

    private final KeyHandle key;
    private final DecryptionFunctions functions;
    private final ContentCipher cipher;
    /** Octets that went in and have not come out: a library may keep all of them until the tag is right. */
    private int kept;

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
            var plaintext = functions.update(encrypted, kept);
            kept += encrypted.length - plaintext.length;
            return requireRoom(plaintext);
        });
    }

    /** More than this comes out with no one answer of the bridge. To say so would tell that the key was unwrapped. */
    private byte[] requireRoom(byte[] plaintext) {
        failed = failed || kept > MOST_KEPT;
        return plaintext;
    }

    @Override
    public byte[] end() throws Refusal {
        var tag = cipher.tag().toArray();
        var last = tag.length == 0 ? tag : update(tag);
        var rest = unlessFailed(() -> functions.end(kept));
        if (failed) {
            throw Refusal.of(ErrorCode.ENVELOPE_UNREADABLE);
        }
        var all = Arrays.concatenate(last, rest);
        Arrays.fill(last, (byte) 0);
        Arrays.fill(rest, (byte) 0);
        return all;
    }

    private interface Step {
        byte[] run() throws CryptokiException, Refusal;
    }

    /** Keeps a failure until the end. What is left of the content then takes less time. */
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
            LOG.log(Level.INFO, "content not decrypted", e);
            failed = true;
            return new byte[0];
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
