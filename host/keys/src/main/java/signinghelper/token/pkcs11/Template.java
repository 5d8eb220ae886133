package signinghelper.token.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;

import java.util.ArrayList;
import java.util.List;

/**
 * Template of a secret key that lives as long as its session.
 *
 * @param structure all {@code CK_ATTRIBUTE}, one behind the other
 * @param length number of attributes
 */
record Template(Structure structure, int length) {
    private static final long CKA_CLASS = 0x00;
    private static final long CKA_TOKEN = 0x01;
    private static final long CKA_KEY_TYPE = 0x100;
    private static final long CKA_SENSITIVE = 0x103;
    private static final long CKA_DECRYPT = 0x105;
    private static final long CKA_VALUE_LEN = 0x161;
    private static final long CKA_EXTRACTABLE = 0x162;
    private static final long CKO_SECRET_KEY = 4;
    private static final long CKK_GENERIC_SECRET = 0x10;
    private static final long CKK_AES = 0x1F;

    /** Secret of an agreement, whose octets can be read. */
    static Template sharedSecret(int octets) {
        return new Attributes()
                .add(CKA_CLASS, CKO_SECRET_KEY)
                .add(CKA_KEY_TYPE, CKK_GENERIC_SECRET)
                .add(CKA_VALUE_LEN, octets)
                .add(CKA_TOKEN, false)
                .add(CKA_SENSITIVE, false)
                .add(CKA_EXTRACTABLE, true)
                .template();
    }

    /** AES key whose octets can be read, where the token agrees. */
    static Template readableKey() {
        return new Attributes()
                .add(CKA_CLASS, CKO_SECRET_KEY)
                .add(CKA_KEY_TYPE, CKK_AES)
                .add(CKA_TOKEN, false)
                .add(CKA_SENSITIVE, false)
                .add(CKA_EXTRACTABLE, true)
                .add(CKA_DECRYPT, true)
                .template();
    }

    /** AES key, with what a token must be told alone. */
    static Template key() {
        return new Attributes()
                .add(CKA_CLASS, CKO_SECRET_KEY)
                .add(CKA_KEY_TYPE, CKK_AES)
                .add(CKA_DECRYPT, true)
                .template();
    }

    Memory memory() {
        return structure.memory();
    }

    private static final class Attributes {
        private final List<Object> parts = new ArrayList<>();

        Attributes add(long type, long value) {
            var memory = new Memory(NativeLong.SIZE);
            memory.setNativeLong(0, new NativeLong(value));
            return add(type, memory);
        }

        Attributes add(long type, boolean value) {
            return add(type, Structure.octets(new byte[] {(byte) (value ? 1 : 0)}));
        }

        private Attributes add(long type, Memory value) {
            parts.addAll(List.of(type, value, value.size()));
            return this;
        }

        Template template() {
            return new Template(Structure.of(parts.toArray()), parts.size() / 3);
        }
    }
}
