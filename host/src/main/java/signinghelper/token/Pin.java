package signinghelper.token;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A PIN that is wiped on close. For try-with-resources; never turned into a String. It lies outside of Java's heap,
 * where no garbage collection leaves a copy of it behind.
 */
public final class Pin implements AutoCloseable {
    private final ByteBuffer ascii;
    private boolean closed;

    /**
     * Wipes {@code characters} at once.
     *
     * @param characters printable ASCII, which is all that U-Keys accept
     * @throws IllegalArgumentException if another character is in it, or none at all; the array is wiped then too
     */
    public Pin(char[] characters) {
        try {
            ascii = copy(characters.length, at -> characters[at]);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Copies without a copy on the heap, if {@code characters} is not there itself; the caller wipes that. */
    public Pin(CharBuffer characters) {
        ascii = copy(characters.length(), characters::charAt);
    }

    /** Wipes {@code bytes}, one for each character, at once. */
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
     * Puts the characters into {@code target}, one byte for each.
     *
     * @throws IllegalStateException if this PIN is wiped already
     */
    public void copyTo(ByteBuffer target) {
        if (closed) {
            throw new IllegalStateException("the PIN is wiped");
        }
        target.put(ascii.duplicate());
    }

    /** ASCII with a closing NUL, as C libraries want it; on the heap, so {@link #copyTo} is better. The caller wipes it. */
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
