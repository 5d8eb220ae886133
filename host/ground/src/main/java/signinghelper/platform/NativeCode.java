package signinghelper.platform;

import com.sun.jna.Native;

/** Access of this Java to native libraries. */
public final class NativeCode {
    private NativeCode() {}

    /**
     * Loads the library that other native code needs.
     *
     * @throws LinkageError if the system forbids it, for example security software
     */
    public static void load() {
        if (Native.POINTER_SIZE != Long.BYTES && Native.POINTER_SIZE != Integer.BYTES) {
            throw new UnsatisfiedLinkError("pointers of " + Native.POINTER_SIZE + " bytes");
        }
    }
}
