package signinghelper.token.skf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import signinghelper.token.memory.Zeroed;

/**
 * Room for a {@code ULONG} or {@code BOOL} that C writes: eight bytes, of which the low four are used. So a library
 * whose {@code ULONG} has eight overwrites nothing, and one with four leaves zeros (all of them little-endian).
 */
final class Ulong {
    private final Memory memory = Zeroed.memory(Long.BYTES);

    Ulong(int value) {
        memory.setInt(0, value);
    }

    Pointer pointer() {
        return memory;
    }

    /** Returns the value. It is unsigned in C, but the values read here never reach two thousand million. */
    int value() {
        return memory.getInt(0);
    }
}
