package signinghelper.token.memory;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import signinghelper.token.Pin;

import java.util.Arrays;

/** A PIN where C can read it, until it is closed. */
public final class PinMemory implements AutoCloseable {
    private final Memory memory;

    public PinMemory(Pin pin) {
        var bytes = pin.toNulTerminated();
        memory = Zeroed.memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        Arrays.fill(bytes, (byte) 0);
    }

    /** ASCII with a closing NUL. */
    public Pointer pointer() {
        return memory;
    }

    /** In characters, without the NUL. */
    public int length() {
        return (int) memory.size() - 1;
    }

    @Override
    public void close() {
        memory.clear();
        memory.close();
    }
}
