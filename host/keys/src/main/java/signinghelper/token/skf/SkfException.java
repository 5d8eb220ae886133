package signinghelper.token.skf;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A return value other than {@code SAR_OK} (GM/T 0016-2012, annex A), or a function that the library does not have.
 * Only this class decides what they mean to a user. Vendors give their own meanings to values above 0x0A000031, so
 * those values are not distinguished.
 */
final class SkfException extends Exception {
    private static final long serialVersionUID = 1L;

    static final int SAR_FAIL = 0x0A000001;
    static final int SAR_UNKNOWNERR = 0x0A000002;
    static final int SAR_NOTSUPPORTYETERR = 0x0A000003;
    static final int SAR_FILEERR = 0x0A000004;
    static final int SAR_INVALIDHANDLEERR = 0x0A000005;
    static final int SAR_READFILEERR = 0x0A000007;
    static final int SAR_WRITEFILEERR = 0x0A000008;
    static final int SAR_NOTINITIALIZEERR = 0x0A00000C;
    static final int SAR_MEMORYERR = 0x0A00000E;
    static final int SAR_TIMEOUTERR = 0x0A00000F;
    static final int SAR_KEYNOTFOUNTERR = 0x0A00001B;
    static final int SAR_CERTNOTFOUNTERR = 0x0A00001C;
    static final int SAR_BUFFER_TOO_SMALL = 0x0A000020;
    static final int SAR_DEVICE_REMOVED = 0x0A000023;
    static final int SAR_PIN_INCORRECT = 0x0A000024;
    static final int SAR_PIN_LOCKED = 0x0A000025;
    static final int SAR_PIN_INVALID = 0x0A000026;
    static final int SAR_PIN_LEN_RANGE = 0x0A000027;
    static final int SAR_USER_ALREADY_LOGGED_IN = 0x0A000028;

    static final int SAR_USER_NOT_LOGGED_IN = 0x0A00002D;

    /** Last of the values that all vendors understand alike. */
    private static final int SAR_FILE_NOT_EXIST = 0x0A000031;

    private static final int NO_VALUE = 0;

    private final String function;
    private final int value;
    private final @Nullable Integer triesLeft;

    private SkfException(String function, int value, @Nullable Integer triesLeft, String text) {
        super(text);
        this.function = function;
        this.value = value;
        this.triesLeft = triesLeft;
    }

    static SkfException returned(String function, int value) {
        var text = function + " returned 0x" + HexFormat.of().withUpperCase().toHexDigits(value);
        return new SkfException(function, value, null, text);
    }

    static SkfException missing(String function) {
        return new SkfException(function, NO_VALUE, null, "the library has no " + function);
    }

    /** Adds the count of tries left, for the functions that report it when they fail. */
    SkfException withTriesLeft(int tries) {
        return new SkfException(function, value, tries, getMessage() + ", tries left: " + tries);
    }

    boolean is(int... values) {
        return IntStream.of(values).anyMatch(candidate -> candidate == value);
    }

    private boolean isMissing() {
        return value == NO_VALUE;
    }

    boolean meansUnsupported() {
        return isMissing() || is(SAR_NOTSUPPORTYETERR);
    }

    /**
     * Returns true for the values that libraries were seen to return from {@code SKF_EnumDev} when no device is plugged
     * in.
     */
    boolean meansNoDevice() {
        return is(SAR_FAIL, SAR_UNKNOWNERR, SAR_DEVICE_REMOVED);
    }

    /**
     * Returns true for the values whose meaning is the device, the login or this computer. Every other one, and each of a
     * vendor's own, may depend on octets that were decrypted.
     */
    boolean meansDevice() {
        return is(
                        SAR_FILEERR,
                        SAR_INVALIDHANDLEERR,
                        SAR_READFILEERR,
                        SAR_WRITEFILEERR,
                        SAR_NOTINITIALIZEERR,
                        SAR_MEMORYERR,
                        SAR_TIMEOUTERR,
                        SAR_KEYNOTFOUNTERR)
                || (value >= SAR_DEVICE_REMOVED && value <= SAR_FILE_NOT_EXIST);
    }

    boolean meansAbsentCertificate() {
        return is(SAR_CERTNOTFOUNTERR, SAR_KEYNOTFOUNTERR);
    }

    /**
     * Returns true when the PIN was wrong. A PIN of an impossible length or with impossible characters is also a wrong
     * PIN for the user, counted or not.
     */
    boolean meansWrongPin() {
        return is(SAR_PIN_INCORRECT) || meansUnacceptablePin();
    }

    /** Uses no try. */
    boolean meansUnacceptablePin() {
        return is(SAR_PIN_INVALID, SAR_PIN_LEN_RANGE);
    }

    /** Returns the tries left, as the failing call reported; null when it did not. */
    @Nullable
    Integer triesLeft() {
        return triesLeft;
    }

    Refusal toRefusal() {
        return isMissing()
                ? new Refusal(ErrorCode.DRIVER_FUNCTION_MISSING, Map.of("function", function), this)
                : Refusal.of(code(), this);
    }

    private ErrorCode code() {
        if (is(SAR_DEVICE_REMOVED)) {
            return ErrorCode.TOKEN_REMOVED;
        }
        if (meansWrongPin()) {
            return ErrorCode.PIN_INCORRECT;
        }
        return is(SAR_PIN_LOCKED) ? ErrorCode.PIN_LOCKED : ErrorCode.DRIVER_FAILED;
    }
}
