package signinghelper.token.pkcs11;

import com.sun.jna.Pointer;
import signinghelper.token.PinState;

import java.nio.charset.StandardCharsets;

/**
 * {@code CK_TOKEN_INFO} as it is now.
 *
 * @param label without padding
 * @param serial likewise
 */
record TokenState(String label, String serial, long flags) {
    private static final long CKF_TOKEN_INITIALIZED = 0x400;
    private static final long CKF_USER_PIN_FINAL_TRY = 0x20000;
    private static final long CKF_USER_PIN_LOCKED = 0x40000;

    /** More than the structure has in any packing. */
    static final int SIZE = 512;

    static TokenState read(Pointer info) {
        return new TokenState(
                text(info, 0, 32), text(info, 80, 16), info.getNativeLong(96).longValue() & 0xFFFF_FFFFL);
    }

    private static String text(Pointer info, long offset, int length) {
        return new String(info.getByteArray(offset, length), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
    }

    boolean isInitialized() {
        return has(CKF_TOKEN_INITIALIZED);
    }

    /** There is no counter in PKCS#11, and no telling whether the PIN is still the one it was issued with. */
    PinState pinState() {
        var locked = has(CKF_USER_PIN_LOCKED);
        return new PinState(null, null, has(CKF_USER_PIN_FINAL_TRY) && !locked, locked, null);
    }

    private boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
