package signinghelper.token.skf;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Plaintext of CBC as a library gives it, in pieces of any length. Its last block waits, since padding ends it (RFC 5652,
 * 6.3). Some libraries take the padding off by themselves although they are asked not to.
 */
final class PaddedPlaintext {
    private static final int BLOCK = SessionKey.BLOCK;

    private byte[] waiting = new byte[2 * SessionKey.MOST_OCTETS];
    private int count;
    private long received;

    /** Adds octets, and wipes {@code more}. */
    void add(byte[] more) {
        if (count + more.length > waiting.length) {
            var larger = Arrays.copyOf(waiting, 2 * (count + more.length));
            wipe();
            waiting = larger;
        }
        System.arraycopy(more, 0, waiting, count, more.length);
        Arrays.fill(more, (byte) 0);
        count += more.length;
        received += more.length;
    }

    /** Returns how many octets came until now. */
    long received() {
        return received;
    }

    /** Returns all but the last block. */
    byte[] take() {
        return first(Math.max(0, count - BLOCK));
    }

    private byte[] first(int length) {
        var octets = Arrays.copyOf(waiting, length);
        System.arraycopy(waiting, length, waiting, 0, count - length);
        Arrays.fill(waiting, count - length, count, (byte) 0);
        count -= length;
        return octets;
    }

    /**
     * Returns the rest without padding.
     *
     * @param encrypted octets of the whole content
     * @throws GeneralSecurityException if the padding is wrong
     */
    byte[] end(long encrypted) throws GeneralSecurityException {
        var missing = encrypted - received;
        var isUnpadded = missing > 0 && missing <= BLOCK;
        if (encrypted == 0 || encrypted % BLOCK != 0 || !(isUnpadded || (missing == 0 && isPadded()))) {
            throw new GeneralSecurityException("no padding");
        }
        return first(isUnpadded ? count : count - waiting[count - 1]);
    }

    /** Looks at each octet of the block, whatever the others are. */
    private boolean isPadded() {
        var length = waiting[count - 1];
        var wrong = length < 1 || length > BLOCK ? 1 : 0;
        for (var i = 1; i <= BLOCK; i++) {
            wrong |= i <= length ? waiting[count - i] ^ length : 0;
        }
        return wrong == 0;
    }

    void wipe() {
        Arrays.fill(waiting, (byte) 0);
    }
}
