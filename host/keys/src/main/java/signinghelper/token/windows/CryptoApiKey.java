package signinghelper.token.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.bouncycastle.util.Arrays;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.memory.Zeroed;

/**
 * Key of a provider of CryptoAPI (CSP), which knows OAEP with SHA-1 alone.
 *
 * @param handle of the key
 * @param isFreed if closing this frees the provider
 */
record CryptoApiKey(WindowsLibraries.CryptoApi cryptoApi, Pointer provider, Pointer handle, boolean isFreed)
        implements KeyHandle {
    private static final int OAEP = 0x40; // CRYPT_OAEP

    /** @param specification which of the provider's keys it is */
    static CryptoApiKey of(WindowsLibraries.CryptoApi cryptoApi, Pointer provider, int specification, boolean isFreed)
            throws WindowsException {
        var key = new PointerByReference();
        if (cryptoApi.CryptGetUserKey(provider, specification, key)) {
            return new CryptoApiKey(cryptoApi, provider, key.getValue(), isFreed);
        }
        var failed = WindowsException.last("CryptGetUserKey");
        free(cryptoApi, provider, isFreed);
        throw failed;
    }

    @Override
    public byte[] decrypt(WrappedKey wrapped) throws WindowsException, Refusal {
        if (wrapped instanceof WrappedKey.RsaPkcs1 rsa) {
            return decrypt(rsa.value().toArray(), 0);
        }
        if (wrapped instanceof WrappedKey.RsaOaep rsa
                && rsa.digest().equals("SHA-1")
                && rsa.maskDigest().equals("SHA-1")) {
            return decrypt(rsa.value().toArray(), OAEP);
        }
        throw Refusal.of(ErrorCode.KEY_UNSUPPORTED);
    }

    /** CryptoAPI takes numbers with their lowest octet first, and puts the message into their place. */
    private byte[] decrypt(byte[] block, int flags) throws WindowsException {
        var data = Zeroed.memory(block.length);
        try {
            data.write(0, Arrays.reverse(block), 0, block.length);
            var length = new IntByReference(block.length);
            WindowsException.require("CryptDecrypt", cryptoApi.CryptDecrypt(handle, null, true, flags, data, length));
            return data.getByteArray(0, Math.min(length.getValue(), block.length));
        } finally {
            data.clear();
        }
    }

    @Override
    public void close() {
        cryptoApi.CryptDestroyKey(handle);
        free(cryptoApi, provider, isFreed);
    }

    private static void free(WindowsLibraries.CryptoApi cryptoApi, Pointer provider, boolean isFreed) {
        if (isFreed) {
            cryptoApi.CryptReleaseContext(provider, 0);
        }
    }
}
