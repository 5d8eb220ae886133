package signinghelper.token;

/**
 * How many characters a PIN may have.
 *
 * @param shortest at least 1
 * @param longest not less than {@code shortest}
 */
public record PinLengths(int shortest, int longest) {
    /** What U-Keys take that do not say: GM/T 0016-2012 asks for six at least, and vendors' windows end at sixteen. */
    public static final PinLengths USUAL = new PinLengths(6, 16);

    public PinLengths {
        if (shortest < 1 || longest < shortest) {
            throw new IllegalArgumentException(shortest + " to " + longest);
        }
    }

    /** Whether a PIN of {@code length} characters is one that may be set. */
    public boolean includes(int length) {
        return length >= shortest && length <= longest;
    }
}
