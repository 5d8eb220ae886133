package signinghelper.token.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.NativeLongByReference;
import org.jspecify.annotations.Nullable;
import signinghelper.token.memory.Zeroed;
import signinghelper.token.pkcs11.FunctionList.Name;

import java.util.ArrayList;
import java.util.List;

import static signinghelper.token.pkcs11.CryptokiException.CKR_ATTRIBUTE_SENSITIVE;
import static signinghelper.token.pkcs11.CryptokiException.CKR_ATTRIBUTE_TYPE_INVALID;

/** Search for objects of a session, and reading of their attributes. */
final class ObjectSearch {
    static final long CKA_CLASS = 0x00;
    static final long CKA_VALUE = 0x11;
    static final long CKA_ID = 0x102;
    static final long CKA_MODULUS = 0x120;
    static final long CKA_EC_POINT = 0x181;
    static final long CKA_ALWAYS_AUTHENTICATE = 0x202;
    static final long CKO_CERTIFICATE = 1;
    static final long CKO_PUBLIC_KEY = 2;
    static final long CKO_PRIVATE_KEY = 3;

    private static final long POINTER_OFFSET = NativeLong.SIZE;
    private static final long LENGTH_OFFSET = POINTER_OFFSET + Native.POINTER_SIZE;
    private static final int AT_ONCE = 64;
    private static final int MOST_OBJECTS = 1024;
    private static final long LONGEST_VALUE = 64 * 1024;
    private static final byte[] NONE = {};

    private final FunctionList functions;
    private final NativeLong session;

    ObjectSearch(FunctionList functions, NativeLong session) {
        this.functions = functions;
        this.session = session;
    }

    /** Handles of the objects of {@code objectClass} that can be seen now; without a login the public ones. */
    List<Long> find(long objectClass) throws CryptokiException {
        var wanted = Zeroed.memory(NativeLong.SIZE);
        wanted.setNativeLong(0, new NativeLong(objectClass));
        functions.call(Name.C_FIND_OBJECTS_INIT, session, attribute(CKA_CLASS, wanted), new NativeLong(1));
        try {
            return readHandles();
        } finally {
            functions.call(Name.C_FIND_OBJECTS_FINAL, session);
        }
    }

    private List<Long> readHandles() throws CryptokiException {
        var found = new ArrayList<Long>();
        var handles = Zeroed.memory((long) AT_ONCE * NativeLong.SIZE);
        var count = new NativeLongByReference();
        do {
            functions.call(Name.C_FIND_OBJECTS, session, handles, new NativeLong(AT_ONCE), count);
            for (var i = 0; i < Math.min(count.getValue().longValue(), AT_ONCE); i++) {
                found.add(handles.getNativeLong((long) i * NativeLong.SIZE).longValue());
            }
        } while (count.getValue().longValue() > 0 && found.size() < MOST_OBJECTS);
        return found;
    }

    /** Returns true when a private key needs its PIN again for each signature. */
    boolean wantsPinEachTime(long privateKey) throws CryptokiException {
        var wants = read(privateKey, CKA_ALWAYS_AUTHENTICATE);
        return wants.length > 0 && wants[0] != 0;
    }

    /** Reads an attribute's bytes; empty when the object has none of this type. */
    byte[] read(long object, long type) throws CryptokiException {
        var attribute = attribute(type, null);
        if (!readInto(object, attribute)) {
            return NONE;
        }
        var length = attribute.getNativeLong(LENGTH_OFFSET).longValue();
        if (length < 1 || length > LONGEST_VALUE) {
            return NONE;
        }
        var value = Zeroed.memory(length);
        try {
            return readInto(object, attribute(type, value)) ? value.getByteArray(0, (int) length) : NONE;
        } finally {
            value.clear();
        }
    }

    private boolean readInto(long object, Memory attribute) throws CryptokiException {
        try {
            functions.call(Name.C_GET_ATTRIBUTE_VALUE, session, new NativeLong(object), attribute, new NativeLong(1));
            return true;
        } catch (CryptokiException e) {
            if (e.is(CKR_ATTRIBUTE_SENSITIVE, CKR_ATTRIBUTE_TYPE_INVALID)) {
                return false;
            }
            throw e;
        }
    }

    /** {@code CK_ATTRIBUTE}: type, pointer, length. Has no gaps in any packing. */
    static Memory attribute(long type, @Nullable Memory value) {
        var attribute = Zeroed.memory(LENGTH_OFFSET + NativeLong.SIZE);
        attribute.setNativeLong(0, new NativeLong(type));
        attribute.setPointer(POINTER_OFFSET, value);
        attribute.setNativeLong(LENGTH_OFFSET, new NativeLong(value == null ? 0 : value.size()));
        return attribute;
    }
}
