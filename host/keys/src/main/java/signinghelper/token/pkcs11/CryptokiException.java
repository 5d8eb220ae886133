package signinghelper.token.pkcs11;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

/** A return value ({@code CK_RV}) other than {@code CKR_OK}. Only this class decides what it means to a user. */
final class CryptokiException extends Exception {
    private static final long serialVersionUID = 1L;

    static final long CKR_CANCEL = 0x01;
    static final long CKR_SLOT_ID_INVALID = 0x03;
    static final long CKR_GENERAL_ERROR = 0x05;
    static final long CKR_FUNCTION_FAILED = 0x06;
    static final long CKR_ARGUMENTS_BAD = 0x07;
    static final long CKR_CANT_LOCK = 0x0A;
    static final long CKR_ATTRIBUTE_READ_ONLY = 0x10;
    static final long CKR_ATTRIBUTE_SENSITIVE = 0x11;
    static final long CKR_ATTRIBUTE_TYPE_INVALID = 0x12;
    static final long CKR_ATTRIBUTE_VALUE_INVALID = 0x13;
    static final long CKR_DEVICE_ERROR = 0x30;
    static final long CKR_DEVICE_REMOVED = 0x32;
    static final long CKR_FUNCTION_CANCELED = 0x50;
    static final long CKR_FUNCTION_NOT_SUPPORTED = 0x54;
    static final long CKR_KEY_TYPE_INCONSISTENT = 0x63;
    static final long CKR_KEY_FUNCTION_NOT_PERMITTED = 0x68;
    static final long CKR_MECHANISM_INVALID = 0x70;
    static final long CKR_MECHANISM_PARAM_INVALID = 0x71;
    static final long CKR_PIN_INCORRECT = 0xA0;
    static final long CKR_PIN_INVALID = 0xA1;
    static final long CKR_PIN_LEN_RANGE = 0xA2;
    static final long CKR_PIN_EXPIRED = 0xA3;
    static final long CKR_PIN_LOCKED = 0xA4;
    static final long CKR_SESSION_CLOSED = 0xB0;
    static final long CKR_SESSION_HANDLE_INVALID = 0xB3;
    static final long CKR_TEMPLATE_INCOMPLETE = 0xD0;
    static final long CKR_TEMPLATE_INCONSISTENT = 0xD1;
    static final long CKR_TOKEN_NOT_PRESENT = 0xE0;
    static final long CKR_TOKEN_NOT_RECOGNIZED = 0xE1;
    static final long CKR_USER_NOT_LOGGED_IN = 0x101;
    static final long CKR_BUFFER_TOO_SMALL = 0x150;
    static final long CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191;

    /** Defined since version 3.0. */
    static final long CKR_PIN_TOO_WEAK = 0x1B9;

    private final long value;

    CryptokiException(String function, long value) {
        super(function + " returned 0x" + Long.toHexString(value));
        this.value = value;
    }

    boolean is(long... values) {
        for (var candidate : values) {
            if (candidate == value) {
                return true;
            }
        }
        return false;
    }

    boolean meansAbsent() {
        return is(
                CKR_SLOT_ID_INVALID,
                CKR_DEVICE_REMOVED,
                CKR_SESSION_CLOSED,
                CKR_SESSION_HANDLE_INVALID,
                CKR_TOKEN_NOT_PRESENT,
                CKR_TOKEN_NOT_RECOGNIZED);
    }

    /** An error of one object says nothing about the others, unless the token was removed. */
    void throwIfAbsent() throws CryptokiException {
        if (meansAbsent()) {
            throw this;
        }
    }

    /**
     * Returns true when a call that only looks for slots failed without a reader. Libraries report a missing reader
     * service or device with many different values.
     */
    boolean meansNoReader() {
        return meansAbsent() || is(CKR_GENERAL_ERROR, CKR_FUNCTION_FAILED, CKR_DEVICE_ERROR);
    }

    /**
     * Returns true when the PIN was wrong. A PIN of an impossible length or with impossible characters is also a wrong
     * PIN for the user, counted or not.
     */
    boolean meansWrongPin() {
        return is(CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE);
    }

    /**
     * Returns true when {@code C_SetPIN} rejected the new PIN. Its errors about a PIN concern the new one, except when
     * the current one is wrong.
     */
    boolean meansUnacceptablePin() {
        return is(CKR_PIN_INVALID, CKR_PIN_LEN_RANGE, CKR_PIN_TOO_WEAK);
    }

    /** Returns true when key or token cannot do this at all, whatever the input. */
    boolean meansUnable() {
        return is(
                CKR_ARGUMENTS_BAD,
                CKR_FUNCTION_NOT_SUPPORTED,
                CKR_KEY_TYPE_INCONSISTENT,
                CKR_KEY_FUNCTION_NOT_PERMITTED,
                CKR_MECHANISM_INVALID,
                CKR_MECHANISM_PARAM_INVALID);
    }

    /** Returns true when a key can be made with other attributes at most. */
    boolean meansOtherTemplate() {
        return is(
                CKR_ATTRIBUTE_READ_ONLY,
                CKR_ATTRIBUTE_SENSITIVE,
                CKR_ATTRIBUTE_TYPE_INVALID,
                CKR_ATTRIBUTE_VALUE_INVALID,
                CKR_TEMPLATE_INCOMPLETE,
                CKR_TEMPLATE_INCONSISTENT);
    }

    Refusal toRefusal() {
        return Refusal.of(code(), this);
    }

    private ErrorCode code() {
        if (meansAbsent()) {
            return ErrorCode.TOKEN_REMOVED;
        }
        if (meansWrongPin()) {
            return ErrorCode.PIN_INCORRECT;
        }
        if (is(CKR_CANCEL, CKR_FUNCTION_CANCELED)) {
            return ErrorCode.CANCELLED;
        }
        return is(CKR_PIN_LOCKED) ? ErrorCode.PIN_LOCKED : ErrorCode.DRIVER_FAILED;
    }
}
