package signinghelper.token.skf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import signinghelper.token.memory.Zeroed;

/**
 * Room for a {@code ULONG} or {@code BOOL} that C writes: eight bytes, of which the low four count. So a library whose
 * {@code ULONG} has eight overwrites nothing, and one with four leaves zeros (all of them little-endian).
 */
final class Ulong {
    private final Memory memory = Zeroed.memory(Long.BYTES);

    Ulong(int value) {
        memory.setInt(0, value);
    }

    Pointer pointer() {
        return memory;
    }

    /** Unsigned in C, but nothing that is read here comes near to two thousand million. */
    int value() {
        return memory.getInt(0);
    }
}
