package signinghelper.token.pkcs11;

import signinghelper.formats.envelope.internal.key.EcdhUnwrapping;
import signinghelper.formats.envelope.internal.key.OaepDecoding;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyedDecryptor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import static org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance;

/**
 * Ways of a token from a wrapped content key to its decryption. {@code C_Decrypt} and {@code C_DeriveKey} give the key's
 * octets; where the token's key may only unwrap, {@code C_UnwrapKey} gives a handle.
 *
 * @param slot slot of the token, which is logged in
 * @param privateKey handle
 */
record KeyTransport(Cryptoki cryptoki, long slot, long privateKey) {
    private static final Logger LOG = System.getLogger(KeyTransport.class.getName());

    /** @throws Refusal {@code KEY_UNSUPPORTED} if the token has no way for such a key or such content */
    ContentDecryptor decryptor(WrappedKey wrapped, ContentCipher cipher) throws CryptokiException, Refusal {
        try {
            return KeyedDecryptor.begin(octets(wrapped), wrapped, cipher);
        } catch (CryptokiException e) {
            return e.meansUnable() ? byHandle(wrapped, cipher, e) : withoutKey(e, wrapped, cipher);
        } catch (GeneralSecurityException e) {
            return KeyedDecryptor.withoutKey(wrapped, cipher);
        }
    }

    /** Goes through the content all the same. A token's error may be about the octets that it decrypted. */
    private static ContentDecryptor withoutKey(CryptokiException failure, WrappedKey wrapped, ContentCipher cipher)
            throws CryptokiException, Refusal {
        if (failure.meansAbsent() || failure.is(CryptokiException.CKR_USER_NOT_LOGGED_IN)) {
            throw failure;
        }
        // Without a trace, which takes time: nobody is to see how an envelope fails.
        LOG.log(Level.INFO, "no content key: " + failure.getMessage());
        return KeyedDecryptor.withoutKey(wrapped, cipher);
    }

    private byte[] octets(WrappedKey wrapped) throws CryptokiException, GeneralSecurityException, Refusal {
        if (wrapped instanceof WrappedKey.RsaPkcs1 rsa) {
            return decrypt(Mechanism.rsaPkcs1(), rsa.value().toArray());
        }
        if (wrapped instanceof WrappedKey.RsaOaep rsa) {
            return oaep(rsa);
        }
        if (wrapped instanceof WrappedKey.Ecdh ecdh) {
            return EcdhUnwrapping.unwrap(shared(ecdh), ecdh);
        }
        // Mechanisms of SM2 are each vendor's own.
        throw Refusal.of(ErrorCode.KEY_UNSUPPORTED);
    }

    private byte[] decrypt(Structure mechanism, byte[] input) throws CryptokiException {
        return inSession(session -> {
            var functions = cryptoki.decryption(session);
            functions.begin(mechanism, privateKey);
            return functions.all(input);
        });
    }

    private interface Work {
        byte[] run(long session) throws CryptokiException;
    }

    /** A session of its own disturbs no signature, and what has failed in it stays active in no other (tpm2-pkcs11). */
    private byte[] inSession(Work work) throws CryptokiException {
        var session = cryptoki.openSession(slot);
        try {
            return work.run(session);
        } finally {
            cryptoki.closeQuietly(session);
        }
    }

    /** A token that knows fewer digests, and says so in its own way, gives out the block with its padding. */
    private byte[] oaep(WrappedKey.RsaOaep rsa) throws CryptokiException, GeneralSecurityException {
        try {
            return decrypt(Mechanism.oaep(rsa), rsa.value().toArray());
        } catch (CryptokiException e) {
            e.throwIfAbsent();
            return decoded(rsa, e);
        }
    }

    private byte[] decoded(WrappedKey.RsaOaep rsa, CryptokiException refused)
            throws CryptokiException, GeneralSecurityException {
        try {
            var block = decrypt(Mechanism.rsa(), rsa.value().toArray());
            try {
                return OaepDecoding.decode(block, rsa);
            } finally {
                Arrays.fill(block, (byte) 0);
            }
        } catch (CryptokiException e) {
            // The first refusal may be about the octets, and this one only about the way.
            throw e.meansUnable() ? refused : e;
        }
    }

    private byte[] shared(WrappedKey.Ecdh wrapped) throws CryptokiException, Refusal {
        var point = getInstance(wrapped.originatorKey().toArray())
                .getPublicKeyData()
                .getOctets();
        var template = Template.sharedSecret((point.length - 1) / 2);
        var octets = inSession(session -> {
            var secret = cryptoki.decryption(session).derive(Mechanism.ecdh(point), privateKey, template);
            return cryptoki.objects(session).read(secret, ObjectSearch.CKA_VALUE);
        });
        if (octets.length == 0) {
            throw Refusal.of(ErrorCode.KEY_UNSUPPORTED);
        }
        return octets;
    }

    private ContentDecryptor byHandle(WrappedKey wrapped, ContentCipher cipher, CryptokiException refused)
            throws CryptokiException, Refusal {
        if (wrapped instanceof WrappedKey.RsaPkcs1 rsa) {
            return unwrapped(Mechanism.rsaPkcs1(), rsa.value().toArray(), wrapped, cipher);
        }
        if (wrapped instanceof WrappedKey.RsaOaep rsa) {
            return unwrapped(Mechanism.oaep(rsa), rsa.value().toArray(), wrapped, cipher);
        }
        throw Refusal.of(ErrorCode.KEY_UNSUPPORTED, refused);
    }

    /** Once a key is unwrapped, what fails is told at the end alone: that it was unwrapped depends on its octets. */
    private ContentDecryptor unwrapped(Structure mechanism, byte[] value, WrappedKey wrapped, ContentCipher cipher)
            throws CryptokiException, Refusal {
        KeyHandle handle;
        try {
            handle = KeyHandle.unwrap(cryptoki, slot, mechanism, privateKey, value);
        } catch (CryptokiException e) {
            if (e.meansUnable()) {
                throw Refusal.of(ErrorCode.KEY_UNSUPPORTED, e);
            }
            return withoutKey(e, wrapped, cipher);
        }
        try {
            return handle.decryptor(cipher);
        } catch (CryptokiException e) {
            return withoutKey(e, wrapped, cipher);
        }
    }
}
