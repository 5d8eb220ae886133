package signinghelper.token.pkcs11;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import signinghelper.token.PinLengths;
import signinghelper.token.PinState;

import java.nio.charset.StandardCharsets;

/**
 * {@code CK_TOKEN_INFO} as it is now.
 *
 * @param label without padding
 * @param serial without padding
 */
record TokenState(String label, String serial, long flags, PinLengths pinLengths) {
    private static final long CKF_LOGIN_REQUIRED = 0x4;
    private static final long CKF_PROTECTED_AUTHENTICATION_PATH = 0x100;
    private static final long CKF_TOKEN_INITIALIZED = 0x400;
    private static final long CKF_USER_PIN_COUNT_LOW = 0x10000;
    private static final long CKF_USER_PIN_FINAL_TRY = 0x20000;
    private static final long CKF_USER_PIN_LOCKED = 0x40000;
    private static final long CKF_USER_PIN_TO_BE_CHANGED = 0x80000;

    private static final int FLAGS = 96;
    private static final int PLACE_OF_MAX_PIN_LENGTH = 5;
    private static final int PLACE_OF_MIN_PIN_LENGTH = 6;

    private static final int MOST_CHARACTERS = 1024;

    /** More than the structure has in any packing. */
    static final int SIZE = 512;

    static TokenState read(Pointer info) {
        return new TokenState(
                text(info, 0, 32),
                text(info, 80, 16),
                number(info, 0),
                pinLengths(number(info, PLACE_OF_MIN_PIN_LENGTH), number(info, PLACE_OF_MAX_PIN_LENGTH)));
    }

    /** The numbers follow one another, the flags first. */
    private static long number(Pointer info, int place) {
        return info.getNativeLong(FLAGS + (long) place * NativeLong.SIZE).longValue() & 0xFFFF_FFFFL;
    }

    /** Libraries that do not know a length write 0 or all ones; these are not used as lengths. */
    private static PinLengths pinLengths(long shortest, long longest) {
        return shortest < 1 || longest < shortest || longest > MOST_CHARACTERS
                ? PinLengths.USUAL
                : new PinLengths((int) shortest, (int) longest);
    }

    static String text(Pointer info, long offset, int length) {
        return new String(info.getByteArray(offset, length), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
    }

    /**
     * Returns true for a token that is initialised for its user and asks them for a PIN. Other tokens contain only
     * public objects or services.
     */
    boolean isUKey() {
        return has(CKF_TOKEN_INITIALIZED) && has(CKF_LOGIN_REQUIRED);
    }

    /** PKCS#11 has no counter, and no flag that the PIN is still the one it was issued with. */
    PinState pinState() {
        var locked = has(CKF_USER_PIN_LOCKED);
        return new PinState(
                null,
                null,
                has(CKF_USER_PIN_FINAL_TRY) && !locked,
                locked,
                null,
                has(CKF_USER_PIN_TO_BE_CHANGED),
                has(CKF_PROTECTED_AUTHENTICATION_PATH),
                pinLengths);
    }

    /**
     * Returns true when a flag of the PIN shows that a try was used since {@code before}. Not every try
     * changes a flag.
     */
    boolean isLowerThan(TokenState before) {
        var counters = CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED;
        return (flags & ~before.flags & counters) != 0;
    }

    private boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
