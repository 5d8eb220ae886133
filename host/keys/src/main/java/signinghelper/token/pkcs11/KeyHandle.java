package signinghelper.token.pkcs11;

import signinghelper.formats.envelope.internal.key.ContentKey;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyedDecryptor;

/**
 * Content key that a token has unwrapped by {@code C_UnwrapKey}.
 *
 * @param session in which the key lives, and which ends with it
 */
record KeyHandle(Cryptoki cryptoki, long session, long handle) {

    /** Unwraps in a session of its own. */
    static KeyHandle unwrap(Cryptoki cryptoki, long slot, Structure mechanism, long privateKey, byte[] wrapped)
            throws CryptokiException {
        var session = cryptoki.openSession(slot);
        var isUnwrapped = false;
        try {
            var handle = unwrap(cryptoki.decryption(session), mechanism, privateKey, wrapped);
            isUnwrapped = true;
            return new KeyHandle(cryptoki, session, handle);
        } finally {
            if (!isUnwrapped) {
                cryptoki.closeQuietly(session);
            }
        }
    }

    /** Some tokens set for themselves if a key can be read, and refuse a template that says so (opencryptoki). */
    private static long unwrap(DecryptionFunctions functions, Structure mechanism, long privateKey, byte[] wrapped)
            throws CryptokiException {
        try {
            return functions.unwrap(mechanism, privateKey, wrapped, Template.readableKey());
        } catch (CryptokiException e) {
            if (!e.meansOtherTemplate()) {
                throw e;
            }
            return functions.unwrap(mechanism, privateKey, wrapped, Template.key());
        }
    }

    /** Begins with the key's octets where they can be read, which is faster, and else in the token. */
    ContentDecryptor decryptor(ContentCipher cipher) throws CryptokiException, Refusal {
        var isKept = false;
        try {
            var octets = cryptoki.objects(session).read(handle, ObjectSearch.CKA_VALUE);
            if (octets.length > 0) {
                return KeyedDecryptor.begin(
                        ContentKey.of(octets, cipher.algorithm().keyLength()), cipher);
            }
            var inToken = HandleDecryptor.begin(this, cipher);
            isKept = true;
            return inToken;
        } finally {
            if (!isKept) {
                close();
            }
        }
    }

    void close() {
        cryptoki.closeQuietly(session);
    }
}
