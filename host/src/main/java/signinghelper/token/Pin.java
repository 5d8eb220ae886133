package signinghelper.token;

import java.nio.CharBuffer;
import java.util.Arrays;

/** A PIN that is wiped on close. For try-with-resources; never turned into a String. */
public final class Pin implements AutoCloseable {
    private final char[] characters;

    /**
     * Takes over {@code characters}: the array is wiped when this PIN is closed.
     *
     * @param characters printable ASCII, which is all that U-Keys accept
     * @throws IllegalArgumentException if another character is in it, or none at all; the array is wiped then too
     */
    public Pin(char[] characters) {
        if (!isAcceptable(characters)) {
            Arrays.fill(characters, '\0');
            throw new IllegalArgumentException("a PIN is printable ASCII");
        }
        this.characters = characters;
    }

    /** Whether a U-Key could accept this at all. */
    public static boolean isAcceptable(char[] characters) {
        return characters.length > 0 && CharBuffer.wrap(characters).chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    public int length() {
        return characters.length;
    }

    /** ASCII with a closing NUL, as C libraries want it. The caller wipes the result. */
    public byte[] toNulTerminated() {
        var result = new byte[characters.length + 1];
        for (var i = 0; i < characters.length; i++) {
            result[i] = (byte) characters[i];
        }
        return result;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Pin[hidden]";
    }
}
