package signinghelper.formats.envelope.internal.key;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Key of an envelope's content. Where none was found, a random one takes its place, so that the content is gone through all
 * the same and the time does not tell.
 */
public final class ContentKey implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] value;
    private final boolean isFound;

    private ContentKey(byte[] value, boolean isFound) {
        this.value = value;
        this.isFound = isFound;
    }

    /**
     * Returns the key of {@code value}, which is wiped when it is closed, or a random one where its length is another.
     *
     * @param length octets that the content's algorithm takes
     */
    public static ContentKey of(byte[] value, int length) {
        if (value.length == length) {
            return new ContentKey(value, true);
        }
        Arrays.fill(value, (byte) 0);
        return missing(length);
    }

    /** Returns a random key in the place of one whose padding is wrong, told from it by nothing (RFC 3218, 2.3.2). */
    public static ContentKey inItsPlace(int length) {
        return new ContentKey(random(length), true);
    }

    /** Returns a random key, since none was found. */
    public static ContentKey missing(int length) {
        return new ContentKey(random(length), false);
    }

    static byte[] random(int length) {
        var octets = new byte[length];
        RANDOM.nextBytes(octets);
        return octets;
    }

    byte[] value() {
        return value;
    }

    boolean isFound() {
        return isFound;
    }

    @Override
    public void close() {
        Arrays.fill(value, (byte) 0);
    }
}
