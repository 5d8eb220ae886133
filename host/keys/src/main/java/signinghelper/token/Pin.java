package signinghelper.token;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * PIN that is wiped on close. Use it in try-with-resources; it is never turned into a String. It is stored outside of
 * Java's heap, where garbage collection makes no copies.
 */
public final class Pin implements AutoCloseable {
    private final ByteBuffer ascii;
    private boolean closed;

    /**
     * Creates the PIN and wipes {@code characters} at once.
     *
     * @param characters printable ASCII, the only characters that U-Keys accept
     * @throws IllegalArgumentException if the array is empty or has another character; it is wiped then too
     */
    public Pin(char[] characters) {
        try {
            ascii = copy(characters.length, at -> characters[at]);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /**
     * Creates the PIN without a copy on the heap, unless {@code characters} is on the heap itself; the caller wipes
     * that buffer.
     */
    public Pin(CharBuffer characters) {
        ascii = copy(characters.length(), characters::charAt);
    }

    /** Creates the PIN from {@code bytes}, one for each character, and wipes them at once. */
    public static Pin ofAscii(byte[] bytes) {
        try {
            return new Pin(copy(bytes.length, at -> bytes[at]));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private Pin(ByteBuffer ascii) {
        this.ascii = ascii;
    }

    private static ByteBuffer copy(int length, IntUnaryOperator character) {
        if (length == 0 || !IntStream.range(0, length).map(character).allMatch(Pin::isPrintable)) {
            throw new IllegalArgumentException("a PIN is printable ASCII");
        }
        var copy = ByteBuffer.allocateDirect(length);
        IntStream.range(0, length).forEach(at -> copy.put(at, (byte) character.applyAsInt(at)));
        return copy;
    }

    /** Returns true when a U-Key could accept these characters. */
    public static boolean isAcceptable(CharSequence characters) {
        return characters.length() > 0 && characters.chars().allMatch(Pin::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return character > ' ' && character < 0x7F;
    }

    public int length() {
        return ascii.capacity();
    }

    /**
     * Copies the characters into {@code target}, one byte for each.
     *
     * @throws IllegalStateException if this PIN is wiped already
     */
    public void copyTo(ByteBuffer target) {
        if (closed) {
            throw new IllegalStateException("the PIN is wiped");
        }
        target.put(ascii.duplicate());
    }

    /**
     * Returns ASCII with a closing NUL for C libraries. It is on the heap, so {@link #copyTo} is better. The caller
     * wipes it.
     */
    public byte[] toNulTerminated() {
        var result = new byte[length() + 1];
        copyTo(ByteBuffer.wrap(result));
        return result;
    }

    @Override
    public void close() {
        closed = true;
        for (var at = 0; at < length(); at++) {
            ascii.put(at, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "Pin[hidden]";
    }
}
