package signinghelper.formats.envelope.internal.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM of chunks, each under its number, with a key that is used once. */
final class ChunkCipher implements AutoCloseable {
    static final int CHUNK = 64 * 1024;
    static final int TAG = 16;

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key = new byte[KEY];
    private boolean isClosed;

    ChunkCipher() {
        RANDOM.nextBytes(key);
    }

    byte[] encrypt(long number, byte[] chunk, int length) throws IOException {
        return run(Cipher.ENCRYPT_MODE, number, chunk, length);
    }

    byte[] decrypt(long number, byte[] encrypted) throws IOException {
        return run(Cipher.DECRYPT_MODE, number, encrypted, encrypted.length);
    }

    private byte[] run(int mode, long number, byte[] octets, int length) throws IOException {
        if (isClosed) {
            throw new IOException("closed");
        }
        var nonce =
                ByteBuffer.allocate(NONCE).putLong(NONCE - Long.BYTES, number).array();
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
            return cipher.doFinal(octets, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IOException("temporary file changed", e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        Arrays.fill(key, (byte) 0);
    }
}
