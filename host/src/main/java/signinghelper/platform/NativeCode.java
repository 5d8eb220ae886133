package signinghelper.platform;

import com.sun.jna.Native;

/** Access of this Java to native libraries. */
public final class NativeCode {
    private NativeCode() {}

    /**
     * Loads what everything else of this kind needs.
     *
     * @throws LinkageError if the system does not let it, as when security software forbids it
     */
    public static void load() {
        if (Native.POINTER_SIZE != Long.BYTES && Native.POINTER_SIZE != Integer.BYTES) {
            throw new UnsatisfiedLinkError("pointers of " + Native.POINTER_SIZE + " bytes");
        }
    }
}
