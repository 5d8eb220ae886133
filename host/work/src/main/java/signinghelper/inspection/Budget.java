package signinghelper.inspection;

/** Limit on bytes that one inspection may still read or unpack: a small archive can unpack to any size. */
final class Budget {
    static final int BLOCK = 64 * 1024;
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private long left;

    Budget() {
        this(MOST_BYTES);
    }

    Budget(long bytes) {
        left = bytes;
    }

    /** False when it is used up. */
    boolean spend(long bytes) {
        left -= bytes;
        return !isSpent();
    }

    boolean isSpent() {
        return left < 0;
    }
}
