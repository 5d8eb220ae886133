package signinghelper.formats.algorithm;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Immutable bytes with value equality. Never holds secrets. */
public final class Bytes {
    /** SHA-256 and SM3. */
    private static final int MOST_SHOWN = 32;

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /** Copies {@code value}, so later changes to the array do not reach this object. */
    public static Bytes copyOf(byte[] value) {
        return new Bytes(value.clone());
    }

    /**
     * Decodes standard Base64 (RFC 4648, section 4). The Java decoder alone also accepts text without padding or with
     * stray bits at its end (RFC 4648, 3.5). Then several texts would decode to the same bytes.
     *
     * @throws IllegalArgumentException if {@code text} is not what {@link #toBase64} writes
     */
    public static Bytes fromBase64(String text) {
        var bytes = new Bytes(Base64.getDecoder().decode(text));
        if (!bytes.toBase64().equals(text)) {
            throw new IllegalArgumentException("not canonical Base64");
        }
        return bytes;
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

    /** Digests and fingerprints in hexadecimal; of more octets the length alone, so that no document reaches a log. */
    @Override
    public String toString() {
        return "Bytes["
                + (value.length > MOST_SHOWN ? value.length : HexFormat.of().formatHex(value)) + "]";
    }
}
