package signinghelper.token.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import org.jspecify.annotations.Nullable;
import signinghelper.token.memory.Zeroed;

import java.util.List;
import java.util.stream.Stream;

/**
 * Structure of {@code CK_ULONG} and pointers alone, which has no gaps in any packing.
 *
 * @param memory the structure
 * @param behind memory that it points to; kept as long as it
 */
record Structure(Memory memory, List<Object> behind) {

    /** @param parts {@link Long}, {@link Memory}, {@link Structure}, or null for a null pointer */
    static Structure of(@Nullable Object... parts) {
        var memory = Zeroed.memory((long) parts.length * Math.max(NativeLong.SIZE, Native.POINTER_SIZE));
        var offset = 0L;
        for (var part : parts) {
            if (part instanceof Long number) {
                memory.setNativeLong(offset, new NativeLong(number));
                offset += NativeLong.SIZE;
            } else {
                memory.setPointer(offset, pointer(part));
                offset += Native.POINTER_SIZE;
            }
        }
        var kept = Stream.of(parts).filter(part -> !(part == null || part instanceof Long));
        return new Structure(memory, List.of(kept.toArray()));
    }

    private static @Nullable Memory pointer(@Nullable Object part) {
        return part instanceof Structure structure ? structure.memory() : (Memory) part;
    }

    /** Returns the octets of all its parts. */
    static long size(int numbers, int pointers) {
        return (long) numbers * NativeLong.SIZE + (long) pointers * Native.POINTER_SIZE;
    }

    static Memory octets(byte[] value) {
        var memory = Zeroed.memory(Math.max(value.length, 1));
        memory.write(0, value, 0, value.length);
        return memory;
    }
}
