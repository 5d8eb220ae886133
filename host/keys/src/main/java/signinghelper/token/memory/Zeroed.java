package signinghelper.token.memory;

import com.sun.jna.Memory;

/** Fresh memory: JNA's own is not cleared. */
public final class Zeroed {
    private Zeroed() {}

    /** Allocates {@code size} zeroed bytes, at least one. */
    public static Memory memory(long size) {
        var memory = new Memory(size);
        memory.clear();
        return memory;
    }
}
