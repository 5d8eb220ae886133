package signinghelper.portal;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** Immutable bytes with value equality. Never holds secrets. */
public final class Bytes {
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /** Copies {@code value}, so later changes to the array do not reach this object. */
    public static Bytes copyOf(byte[] value) {
        return new Bytes(value.clone());
    }

    /**
     * Decodes standard Base64 (RFC 4648, section 4, padded).
     *
     * @throws IllegalArgumentException if {@code text} is not standard Base64
     */
    public static Bytes fromBase64(String text) {
        return new Bytes(Base64.getDecoder().decode(text));
    }

    public int length() {
        return value.length;
    }

    public byte[] toArray() {
        return value.clone();
    }

    public String toBase64() {
        return Base64.getEncoder().encodeToString(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && MessageDigest.isEqual(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Length only, so that content never reaches a log by accident. */
    @Override
    public String toString() {
        return "Bytes[" + value.length + "]";
    }
}
