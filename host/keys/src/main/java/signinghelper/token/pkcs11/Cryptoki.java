package signinghelper.token.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.NativeLongByReference;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.token.Pin;
import signinghelper.token.memory.PinMemory;
import signinghelper.token.memory.Zeroed;
import signinghelper.token.pkcs11.FunctionList.Name;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static signinghelper.token.pkcs11.CryptokiException.CKR_BUFFER_TOO_SMALL;
import static signinghelper.token.pkcs11.CryptokiException.CKR_CANT_LOCK;
import static signinghelper.token.pkcs11.CryptokiException.CKR_CRYPTOKI_ALREADY_INITIALIZED;
import static signinghelper.token.pkcs11.CryptokiException.CKR_PIN_EXPIRED;
import static signinghelper.token.pkcs11.CryptokiException.CKR_USER_NOT_LOGGED_IN;

/**
 * Java interface to a {@link FunctionList}. Memory is zeroed and addressed by offsets, since packing differs by system.
 */
final class Cryptoki {
    private static final NativeLong CKF_SERIAL_SESSION = new NativeLong(4);
    private static final NativeLong CKF_RW_SESSION = new NativeLong(2 | 4);
    private static final NativeLong CKU_USER = new NativeLong(1);
    private static final long CKS_RO_USER_FUNCTIONS = 1;
    private static final long CKS_RW_USER_FUNCTIONS = 3;
    private static final byte ONLY_WITH_TOKEN = 1;
    private static final int LENGTH_OF_SLOT_NAME = 64;
    private static final int MOST_ATTEMPTS = 5;
    private static final int MOST_BYTES_OF_SIGNATURE = 2048;

    private final FunctionList functions;
    private final boolean locks;

    private Cryptoki(FunctionList functions, boolean locks) {
        this.functions = functions;
        this.locks = locks;
    }

    /**
     * Loads and initialises the library.
     *
     * @throws UnsatisfiedLinkError if it is not a library, or not for this processor
     */
    static Cryptoki load(Path library) throws CryptokiException {
        var functions = FunctionList.of(library);
        return new Cryptoki(functions, initialize(functions));
    }

    /**
     * Initialises with the system's locks, since SunPKCS11 calls from its own threads. Returns true when the library
     * supports them.
     */
    private static boolean initialize(FunctionList functions) throws CryptokiException {
        var withSystemLocks = 2;
        var arguments = Zeroed.memory(6L * Native.POINTER_SIZE);
        arguments.setNativeLong(4L * Native.POINTER_SIZE, new NativeLong(withSystemLocks));
        try {
            functions.call(Name.C_INITIALIZE, arguments);
        } catch (CryptokiException e) {
            if (e.is(CKR_CANT_LOCK)) {
                functions.call(Name.C_INITIALIZE, new Object[] {null});
                return false;
            }
            if (!e.is(CKR_CRYPTOKI_ALREADY_INITIALIZED)) {
                throw e;
            }
        }
        return true;
    }

    /** Returns true when one thread may wait in the library while another calls it. */
    boolean hasLocks() {
        return locks;
    }

    /** Returns when a token has been plugged in or pulled out. Only the end of the process ends the wait earlier. */
    void awaitSlotEvent() throws CryptokiException {
        functions.call(Name.C_WAIT_FOR_SLOT_EVENT, new NativeLong(0), new NativeLongByReference(), null);
    }

    /** Returns the ids of the slots with a token in them. */
    List<Long> slots() throws CryptokiException {
        for (var attempt = 1; ; attempt++) {
            var count = new NativeLongByReference();
            functions.call(Name.C_GET_SLOT_LIST, ONLY_WITH_TOKEN, null, count);
            if (count.getValue().longValue() == 0) {
                return List.of();
            }
            var ids = Zeroed.memory(count.getValue().longValue() * NativeLong.SIZE);
            try {
                functions.call(Name.C_GET_SLOT_LIST, ONLY_WITH_TOKEN, ids, count);
                return numbers(ids, count);
            } catch (CryptokiException e) {
                // Another token was plugged in between the two calls.
                if (!e.is(CKR_BUFFER_TOO_SMALL) || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns the reader's name from the library, or its number when it has no name. */
    String slotName(long slot) {
        var number = Long.toString(slot);
        try {
            var info = Zeroed.memory(TokenState.SIZE);
            functions.call(Name.C_GET_SLOT_INFO, new NativeLong(slot), info);
            var name = TokenState.text(info, 0, LENGTH_OF_SLOT_NAME);
            return name.isEmpty() ? number : name;
        } catch (CryptokiException e) {
            return number;
        }
    }

    private static List<Long> numbers(Memory memory, NativeLongByReference count) {
        var found = new ArrayList<Long>();
        for (var i = 0; i < count.getValue().longValue(); i++) {
            found.add(memory.getNativeLong((long) i * NativeLong.SIZE).longValue());
        }
        return found;
    }

    /** Returns the present state of the token in {@code slot}; empty when no readable token is there. */
    Optional<TokenState> token(long slot) throws CryptokiException {
        var info = Zeroed.memory(TokenState.SIZE);
        try {
            functions.call(Name.C_GET_TOKEN_INFO, new NativeLong(slot), info);
            return Optional.of(TokenState.read(info));
        } catch (CryptokiException e) {
            if (e.meansAbsent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    long openSession(long slot) throws CryptokiException {
        return openSession(slot, CKF_SERIAL_SESSION);
    }

    private long openSession(long slot, NativeLong flags) throws CryptokiException {
        var session = new NativeLongByReference();
        functions.call(Name.C_OPEN_SESSION, new NativeLong(slot), flags, null, null, session);
        return session.getValue().longValue();
    }

    /**
     * Returns true when the user is logged in.
     *
     * @throws CryptokiException that {@link CryptokiException#meansAbsent} if the token was removed after the session
     *     was opened, even if it is plugged in again
     */
    boolean isLoggedIn(long session) throws CryptokiException {
        var info = Zeroed.memory(4L * NativeLong.SIZE);
        functions.call(Name.C_GET_SESSION_INFO, new NativeLong(session), info);
        var state = info.getNativeLong(NativeLong.SIZE).longValue();
        return state == CKS_RO_USER_FUNCTIONS || state == CKS_RW_USER_FUNCTIONS;
    }

    void closeSession(long session) throws CryptokiException {
        functions.call(Name.C_CLOSE_SESSION, new NativeLong(session));
    }

    /** Closes a session whose token may be gone. */
    void closeQuietly(long session) {
        try {
            closeSession(session);
        } catch (CryptokiException e) {
            System.getLogger(Cryptoki.class.getName()).log(Level.INFO, "could not close", e);
        }
    }

    /** Presents the PIN once, for all sessions of this process with the token. */
    void login(long session, Pin pin) throws CryptokiException {
        try (var secret = new PinMemory(pin)) {
            functions.call(
                    Name.C_LOGIN, new NativeLong(session), CKU_USER, secret.pointer(), new NativeLong(secret.length()));
        }
    }

    /** Lets the token ask for the PIN itself. */
    void loginOnToken(long session) throws CryptokiException {
        functions.call(Name.C_LOGIN, new NativeLong(session), CKU_USER, null, new NativeLong(0));
    }

    /** Presents the PIN for a change. An expired PIN is accepted, but allows only the change. */
    void loginToChange(long session, Pin pin) throws CryptokiException {
        try {
            login(session, pin);
        } catch (CryptokiException e) {
            if (!e.is(CKR_PIN_EXPIRED)) {
                throw e;
            }
        }
    }

    /** Sets another PIN ({@code C_SetPIN}) in a separate session with write access. */
    void setPin(long slot, Pin current, Pin fresh) throws CryptokiException {
        var session = openSession(slot, CKF_RW_SESSION);
        try {
            setPinIn(session, current, fresh);
        } finally {
            closeSession(session);
        }
    }

    private void setPinIn(long session, Pin current, Pin fresh) throws CryptokiException {
        try (var old = new PinMemory(current);
                var next = new PinMemory(fresh)) {
            functions.call(
                    Name.C_SET_PIN,
                    new NativeLong(session),
                    old.pointer(),
                    new NativeLong(old.length()),
                    next.pointer(),
                    new NativeLong(next.length()));
        }
    }

    /** Logs out; without effect when no user is logged in. */
    void logout(long session) throws CryptokiException {
        try {
            functions.call(Name.C_LOGOUT, new NativeLong(session));
        } catch (CryptokiException e) {
            if (!e.is(CKR_USER_NOT_LOGGED_IN)) {
                throw e;
            }
        }
    }

    /** Signs {@code input} with a private key. The session is logged in. */
    Bytes sign(long session, long mechanism, long privateKey, Bytes input) throws CryptokiException {
        var description = Mechanism.of(mechanism).memory();
        functions.call(Name.C_SIGN_INIT, new NativeLong(session), description, new NativeLong(privateKey));
        var data = Zeroed.memory(input.length());
        data.write(0, input.toArray(), 0, input.length());
        var signature = Zeroed.memory(MOST_BYTES_OF_SIGNATURE);
        var length = new NativeLongByReference(new NativeLong(MOST_BYTES_OF_SIGNATURE));
        functions.call(Name.C_SIGN, new NativeLong(session), data, new NativeLong(input.length()), signature, length);
        return Bytes.copyOf(
                signature.getByteArray(0, (int) Math.min(length.getValue().longValue(), MOST_BYTES_OF_SIGNATURE)));
    }

    DecryptionFunctions decryption(long session) {
        return new DecryptionFunctions(functions, new NativeLong(session));
    }

    ObjectSearch objects(long session) {
        return new ObjectSearch(functions, new NativeLong(session));
    }
}
