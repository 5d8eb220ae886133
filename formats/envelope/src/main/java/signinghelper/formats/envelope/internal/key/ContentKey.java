package signinghelper.formats.envelope.internal.key;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Key of an envelope's content. Where none was found, a random one takes its place, so that the content is gone through all
 * the same and the time does not tell.
 */
final class ContentKey implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] value;
    private final boolean isFound;

    private ContentKey(byte[] value, boolean isFound) {
        this.value = value;
        this.isFound = isFound;
    }

    /** @param value wiped when this is closed */
    static ContentKey found(byte[] value) {
        return new ContentKey(value, true);
    }

    static ContentKey missing(int length) {
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
