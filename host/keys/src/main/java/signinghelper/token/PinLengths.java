package signinghelper.token;

/**
 * Allowed numbers of characters in a PIN.
 *
 * @param shortest at least 1
 * @param longest not less than {@code shortest}
 */
public record PinLengths(int shortest, int longest) {
    /**
     * Lengths for U-Keys that do not report them: GM/T 0016-2012 requires at least six, and vendors' windows allow at
     * most sixteen.
     */
    public static final PinLengths USUAL = new PinLengths(6, 16);

    public PinLengths {
        if (shortest < 1 || longest < shortest) {
            throw new IllegalArgumentException(shortest + " to " + longest);
        }
    }

    /** Returns true when a PIN of {@code length} characters may be set. */
    public boolean includes(int length) {
        return length >= shortest && length <= longest;
    }
}
