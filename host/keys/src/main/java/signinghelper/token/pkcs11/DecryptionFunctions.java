package signinghelper.token.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.NativeLongByReference;
import signinghelper.token.memory.Zeroed;
import signinghelper.token.pkcs11.FunctionList.Name;

import java.lang.ref.Reference;
import java.util.List;

/** Functions that decrypt in one session. Memory that held secrets is cleared. */
final class DecryptionFunctions {
    private static final int ROOM_FOR_BLOCKS = 64;

    private final FunctionList functions;
    private final NativeLong session;

    DecryptionFunctions(FunctionList functions, NativeLong session) {
        this.functions = functions;
        this.session = session;
    }

    /** Begins with {@code key}, a handle. */
    void begin(Structure mechanism, long key) throws CryptokiException {
        try {
            functions.call(Name.C_DECRYPT_INIT, session, mechanism.memory(), new NativeLong(key));
        } finally {
            Reference.reachabilityFence(mechanism);
        }
    }

    /** Decrypts one block that was begun. */
    byte[] all(byte[] input) throws CryptokiException {
        return transform(Name.C_DECRYPT, input, 0);
    }

    /**
     * Decrypts the next octets.
     *
     * @param kept octets that went in before and have not come out: SoftHSM2 wants room for them with each call
     */
    byte[] update(byte[] input, int kept) throws CryptokiException {
        return transform(Name.C_DECRYPT_UPDATE, input, kept);
    }

    private byte[] transform(Name function, byte[] input, int kept) throws CryptokiException {
        var data = Structure.octets(input);
        return taken(
                kept + input.length + ROOM_FOR_BLOCKS,
                (buffer, size) -> functions.call(function, session, data, new NativeLong(input.length), buffer, size));
    }

    /**
     * Ends it.
     *
     * @param room octets that may still come: a library may keep all content until its tag is right
     */
    byte[] end(long room) throws CryptokiException {
        return taken(
                room + ROOM_FOR_BLOCKS, (buffer, size) -> functions.call(Name.C_DECRYPT_FINAL, session, buffer, size));
    }

    private interface Filling {
        void run(Memory buffer, NativeLongByReference size) throws CryptokiException;
    }

    private static byte[] taken(long room, Filling filling) throws CryptokiException {
        var buffer = Zeroed.memory(room);
        try {
            var size = new NativeLongByReference(new NativeLong(room));
            filling.run(buffer, size);
            return buffer.getByteArray(0, (int) Math.min(size.getValue().longValue(), room));
        } finally {
            buffer.clear();
        }
    }

    /** Returns the handle of the secret that {@code privateKey} agrees on. */
    long derive(Structure mechanism, long privateKey, Template template) throws CryptokiException {
        var derived = new NativeLongByReference();
        try {
            functions.call(
                    Name.C_DERIVE_KEY,
                    session,
                    mechanism.memory(),
                    new NativeLong(privateKey),
                    template.memory(),
                    new NativeLong(template.length()),
                    derived);
            return derived.getValue().longValue();
        } finally {
            Reference.reachabilityFence(List.of(mechanism, template));
        }
    }

    /** Returns the handle of the key that is unwrapped. */
    long unwrap(Structure mechanism, long privateKey, byte[] wrapped, Template template) throws CryptokiException {
        var unwrapped = new NativeLongByReference();
        try {
            functions.call(
                    Name.C_UNWRAP_KEY,
                    session,
                    mechanism.memory(),
                    new NativeLong(privateKey),
                    Structure.octets(wrapped),
                    new NativeLong(wrapped.length),
                    template.memory(),
                    new NativeLong(template.length()),
                    unwrapped);
            return unwrapped.getValue().longValue();
        } finally {
            Reference.reachabilityFence(List.of(mechanism, template));
        }
    }
}
