package signinghelper.token.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.memory.Zeroed;

import java.lang.ref.Reference;

/**
 * Key of a provider of CNG.
 *
 * @param isFreed if closing this frees the handle
 */
record CngKey(WindowsLibraries.Cng cng, Pointer handle, boolean isFreed) implements KeyHandle {
    private static final int PKCS1 = 2; // NCRYPT_PAD_PKCS1_FLAG
    private static final int OAEP = 4; // NCRYPT_PAD_OAEP_FLAG

    @Override
    public byte[] decrypt(WrappedKey wrapped) throws WindowsException, Refusal {
        if (wrapped instanceof WrappedKey.RsaPkcs1 rsa) {
            return decrypt(rsa.value().toArray(), PKCS1, null);
        }
        if (wrapped instanceof WrappedKey.RsaOaep rsa && rsa.digest().equals(rsa.maskDigest())) {
            var digest = name(rsa.digest());
            try {
                return decrypt(rsa.value().toArray(), OAEP, information(digest));
            } finally {
                Reference.reachabilityFence(digest);
            }
        }
        throw Refusal.of(ErrorCode.KEY_UNSUPPORTED);
    }

    private byte[] decrypt(byte[] block, int flag, @Nullable Memory padding) throws WindowsException {
        var plain = Zeroed.memory(block.length);
        try {
            var length = new IntByReference();
            var answer = cng.NCryptDecrypt(handle, block, block.length, padding, plain, block.length, length, flag);
            if (answer != 0) {
                throw new WindowsException("NCryptDecrypt", answer);
            }
            return plain.getByteArray(0, Math.min(length.getValue(), block.length));
        } finally {
            plain.clear();
        }
    }

    /** Returns CNG's name of a digest: {@code SHA256}. */
    private static Memory name(String digest) {
        var name = digest.replace("-", "");
        var memory = Zeroed.memory((name.length() + 1L) * Native.WCHAR_SIZE);
        memory.setWideString(0, name);
        return memory;
    }

    /** Creates BCRYPT_OAEP_PADDING_INFO: the digest's name, and no label. */
    static Memory information(Memory digest) {
        var memory = Zeroed.memory(3L * Native.POINTER_SIZE);
        memory.setPointer(0, digest);
        return memory;
    }

    @Override
    public void close() {
        if (isFreed) {
            cng.NCryptFreeObject(handle);
        }
    }
}
