package signinghelper.token.skf;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.token.memory.Zeroed;

/**
 * Content key of one envelope, which the library knows by a handle alone (GM/T 0016-2012, 7.6.24 to 7.6.33). It decrypts CBC
 * without looking at the padding.
 */
final class SessionKey implements AutoCloseable {
    /** Octets of one call; some U-Keys have small buffers. */
    static final int MOST_OCTETS = 2048;

    static final int BLOCK = 16;
    private static final int ROOM = MOST_OCTETS + 4 * BLOCK;

    private final Skf skf;
    private final @Nullable Pointer handle;
    private final Memory encrypted = Zeroed.memory(MOST_OCTETS);
    private final Memory data = Zeroed.memory(ROOM);
    private Bytes vector;
    private boolean byUpdate;

    private SessionKey(Skf skf, @Nullable Pointer handle, Bytes vector) {
        this.skf = skf;
        this.handle = handle;
        this.vector = vector;
        this.byUpdate = skf.has("SKF_DecryptUpdate", "SKF_DecryptFinal");
    }

    /**
     * Begins to decrypt.
     *
     * @param vector of the first block
     * @throws SkfException if it cannot begin; the handle is closed then
     */
    static SessionKey begin(Skf skf, @Nullable Pointer handle, Bytes vector) throws SkfException {
        var key = new SessionKey(skf, handle, vector);
        try {
            key.initialise();
            return key;
        } catch (SkfException e) {
            key.close();
            throw e;
        }
    }

    private void initialise() throws SkfException {
        if (!byUpdate && !skf.has("SKF_Decrypt")) {
            throw SkfException.missing("SKF_Decrypt");
        }
        var parameter = new BlockCipherParameter(vector);
        skf.call("SKF_DecryptInit", () -> skf.functions().SKF_DecryptInit(handle, parameter));
    }

    /**
     * Decrypts whole blocks. A library without {@code SKF_DecryptUpdate} gets each call's blocks as a whole text, which in
     * CBC begins with the block before.
     *
     * @param length of {@code octets} from {@code from} on, {@value #MOST_OCTETS} at most
     */
    void decrypt(byte[] octets, int from, int length, PaddedPlaintext plaintext) throws SkfException {
        encrypted.write(0, octets, from, length);
        var count = new NativeLong(length);
        if (!byUpdate || !updates(count, plaintext)) {
            initialise();
            take(
                    "SKF_Decrypt",
                    (buffer, size) -> skf.functions().SKF_Decrypt(handle, encrypted, count, buffer, size),
                    ROOM,
                    plaintext);
        }
        vector = Bytes.copyOf(encrypted.getByteArray((long) length - BLOCK, BLOCK));
    }

    /** Returns false when the library exports the function and does not have it. */
    private boolean updates(NativeLong count, PaddedPlaintext plaintext) throws SkfException {
        try {
            take(
                    "SKF_DecryptUpdate",
                    (buffer, size) -> skf.functions().SKF_DecryptUpdate(handle, encrypted, count, buffer, size),
                    ROOM,
                    plaintext);
        } catch (SkfException e) {
            if (!e.meansUnsupported()) {
                throw e;
            }
            byUpdate = false;
        }
        return byUpdate;
    }

    /**
     * Adds the rest of the plaintext, often none. Some libraries then leave the length as it was.
     *
     * @param most octets that can be left
     */
    void end(long most, PaddedPlaintext plaintext) throws SkfException {
        if (byUpdate) {
            take(
                    "SKF_DecryptFinal",
                    (buffer, size) -> skf.functions().SKF_DecryptFinal(handle, buffer, size),
                    most,
                    plaintext);
        }
    }

    private void take(String function, Skf.Filling filling, long most, PaddedPlaintext plaintext) throws SkfException {
        var size = new Ulong(ROOM);
        try {
            skf.call(function, () -> filling.run(data, size.pointer()));
            var length = size.value();
            if (length < 0 || length > ROOM) {
                throw SkfException.returned(function, SkfException.SAR_BUFFER_TOO_SMALL);
            }
            plaintext.add(data.getByteArray(0, (int) Math.min(length, most)));
        } finally {
            data.clear();
        }
    }

    @Override
    public void close() {
        SkfSession.quietly(
                () -> skf.call("SKF_CloseHandle", () -> skf.functions().SKF_CloseHandle(handle)));
        encrypted.close();
        data.close();
    }
}
