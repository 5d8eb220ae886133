package signinghelper.token.memory;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import signinghelper.token.Pin;

/** PIN in memory that C can read, until it is closed. */
public final class PinMemory implements AutoCloseable {
    private final Memory memory;

    public PinMemory(Pin pin) {
        memory = Zeroed.memory(pin.length() + 1);
        pin.copyTo(memory.getByteBuffer(0, pin.length()));
    }

    /** ASCII with a closing NUL. */
    public Pointer pointer() {
        return memory;
    }

    /** Returns the number of characters, without the NUL. */
    public int length() {
        return (int) memory.size() - 1;
    }

    @Override
    public void close() {
        memory.clear();
        memory.close();
    }
}
