package signinghelper.token.windows;

import com.sun.jna.Native;
import signinghelper.protocol.ErrorCode;

import java.util.Map;
import java.util.Optional;

/** Error of CryptoAPI or CNG, by its number (winerror.h). */
final class WindowsException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Errors that say nothing about decrypted octets. */
    private static final Map<Integer, ErrorCode> CODES = Map.ofEntries(
            Map.entry(1223, ErrorCode.CANCELLED), // ERROR_CANCELLED
            Map.entry(0x800704C7, ErrorCode.CANCELLED), // the same as an HRESULT
            Map.entry(0x8010006E, ErrorCode.CANCELLED), // SCARD_W_CANCELLED_BY_USER
            Map.entry(0x80090036, ErrorCode.CANCELLED), // NTE_USER_CANCELLED
            Map.entry(0x8010006B, ErrorCode.PIN_INCORRECT), // SCARD_W_WRONG_CHV
            Map.entry(0x8010006C, ErrorCode.PIN_LOCKED), // SCARD_W_CHV_BLOCKED
            Map.entry(0x80100069, ErrorCode.TOKEN_REMOVED), // SCARD_W_REMOVED_CARD
            Map.entry(0x8010000C, ErrorCode.TOKEN_REMOVED), // SCARD_E_NO_SMARTCARD
            Map.entry(0x80100017, ErrorCode.TOKEN_REMOVED), // SCARD_E_READER_UNAVAILABLE
            Map.entry(0x80100068, ErrorCode.TOKEN_REMOVED), // SCARD_W_RESET_CARD
            Map.entry(0x8010001D, ErrorCode.TOKEN_REMOVED), // SCARD_E_NO_SERVICE
            Map.entry(0x8010002E, ErrorCode.TOKEN_REMOVED), // SCARD_E_NO_READERS_AVAILABLE
            Map.entry(0x80090030, ErrorCode.TOKEN_REMOVED), // NTE_DEVICE_NOT_READY
            Map.entry(0x80090035, ErrorCode.TOKEN_REMOVED), // NTE_DEVICE_NOT_FOUND
            Map.entry(0x80092004, ErrorCode.KEY_ABSENT), // CRYPT_E_NOT_FOUND
            Map.entry(0x8009200B, ErrorCode.KEY_ABSENT), // CRYPT_E_NO_KEY_PROPERTY
            Map.entry(0x8009000D, ErrorCode.KEY_ABSENT), // NTE_NO_KEY
            Map.entry(0x80090016, ErrorCode.KEY_ABSENT), // NTE_BAD_KEYSET
            Map.entry(0x80090019, ErrorCode.KEY_ABSENT), // NTE_KEYSET_NOT_DEF
            Map.entry(0x80090015, ErrorCode.KEY_ABSENT), // NTE_BAD_PUBLIC_KEY: another key in its place
            Map.entry(0x8009001D, ErrorCode.DRIVER_FAILED), // NTE_PROVIDER_DLL_FAIL
            Map.entry(0x8009001E, ErrorCode.DRIVER_FAILED), // NTE_PROV_DLL_NOT_FOUND
            Map.entry(0x80090008, ErrorCode.KEY_UNSUPPORTED), // NTE_BAD_ALGID
            Map.entry(0x80090009, ErrorCode.KEY_UNSUPPORTED), // NTE_BAD_FLAGS
            Map.entry(0x80090010, ErrorCode.KEY_UNSUPPORTED), // NTE_PERM: a key that may not decrypt
            Map.entry(0x80090029, ErrorCode.KEY_UNSUPPORTED)); // NTE_NOT_SUPPORTED

    private final int number;

    WindowsException(String function, int number) {
        super(function + " 0x" + Integer.toHexString(number));
        this.number = number;
    }

    /** @throws WindowsException with the thread's last error if {@code function} has failed */
    static void require(String function, boolean isDone) throws WindowsException {
        if (!isDone) {
            throw last(function);
        }
    }

    /** Returns the thread's last error, which is that of {@code function}. */
    static WindowsException last(String function) {
        return new WindowsException(function, Native.getLastError());
    }

    /** Returns the code; empty where the error may depend on decrypted octets. */
    Optional<ErrorCode> code() {
        return Optional.ofNullable(CODES.get(number));
    }
}
