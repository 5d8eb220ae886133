package signinghelper.token.pkcs11;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

import java.lang.ref.Reference;
import java.nio.file.Path;

/**
 * Functions of a library as C declares them: {@code CK_FUNCTION_LIST} of version 2. No logic here; {@link Cryptoki}
 * gives it a Java interface. They are read from the list and not by name, since a library must export only {@code
 * C_GetFunctionList}.
 */
final class FunctionList {
    /** Functions that are called, with their position in the list. */
    enum Name {
        C_INITIALIZE(0),
        C_GET_SLOT_LIST(4),
        C_GET_SLOT_INFO(5),
        C_GET_TOKEN_INFO(6),
        C_SET_PIN(11),
        C_OPEN_SESSION(12),
        C_CLOSE_SESSION(13),
        C_GET_SESSION_INFO(15),
        C_LOGIN(18),
        C_LOGOUT(19),
        C_GET_ATTRIBUTE_VALUE(24),
        C_FIND_OBJECTS_INIT(26),
        C_FIND_OBJECTS(27),
        C_FIND_OBJECTS_FINAL(28),
        C_DECRYPT_INIT(33),
        C_DECRYPT(34),
        C_DECRYPT_UPDATE(35),
        C_DECRYPT_FINAL(36),
        C_SIGN_INIT(42),
        C_SIGN(43),
        C_UNWRAP_KEY(61),
        C_DERIVE_KEY(62),
        C_WAIT_FOR_SLOT_EVENT(67);

        private final int place;

        Name(int place) {
            this.place = place;
        }
    }

    /**
     * Owned as long as functions are called: JNA unloads a library without references, even while its functions are in
     * use.
     */
    private final NativeLibrary library;

    private final Pointer list;

    private FunctionList(NativeLibrary library, Pointer list) {
        this.library = library;
        this.list = list;
    }

    /**
     * Loads the library.
     *
     * @throws UnsatisfiedLinkError if it is not a library, or not for this processor
     */
    static FunctionList of(Path library) throws CryptokiException {
        var list = new PointerByReference();
        var loaded = NativeLibrary.getInstance(library.toString());
        check("C_GetFunctionList", loaded.getFunction("C_GetFunctionList"), list);
        return new FunctionList(loaded, list.getValue());
    }

    /**
     * Calls a function once. {@code arguments} are pointers, {@link NativeLong} for {@code CK_ULONG} and bytes for
     * {@code CK_BBOOL}.
     */
    void call(Name name, @Nullable Object... arguments) throws CryptokiException {
        var function = list.getPointer(offset(name));
        if (function == null) {
            throw new CryptokiException(name.name(), CryptokiException.CKR_FUNCTION_NOT_SUPPORTED);
        }
        try {
            check(name.name(), Function.getFunction(function), arguments);
        } finally {
            Reference.reachabilityFence(library);
        }
    }

    /** The structure begins with a version of two bytes; structures are packed only on Windows. */
    private static long offset(Name name) {
        var first = Platform.isWindows() ? 2 : Native.POINTER_SIZE;
        return first + (long) name.place * Native.POINTER_SIZE;
    }

    private static void check(String name, Function function, @Nullable Object... arguments) throws CryptokiException {
        var value = (NativeLong) function.invoke(NativeLong.class, arguments);
        if (value.longValue() != 0) {
            throw new CryptokiException(name, value.longValue() & 0xFFFF_FFFFL);
        }
    }
}
