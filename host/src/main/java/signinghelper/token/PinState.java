package signinghelper.token;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * What a U-Key tells of its PIN without being given one.
 *
 * @param triesLeft null where the interface has no counter (PKCS#11 has only flags)
 * @param triesMaximum null likewise
 * @param lastTry the next wrong PIN locks it
 * @param locked no PIN is accepted any more
 * @param isDefault still the PIN that the U-Key was issued with; null where it cannot be told
 * @param mustChange nothing but a change of the PIN is accepted
 * @param typedOnKey the PIN is entered on the U-Key itself (PKCS#11's protected authentication path), never on this
 *     computer
 * @param lengths of a new PIN
 */
public record PinState(
        @Nullable Integer triesLeft,
        @Nullable Integer triesMaximum,
        boolean lastTry,
        boolean locked,
        @Nullable Boolean isDefault,
        boolean mustChange,
        boolean typedOnKey,
        PinLengths lengths) {

    public PinState {
        if (triesLeft != null && triesLeft < 0) {
            throw new IllegalArgumentException("tries left: " + triesLeft);
        }
        if (locked && lastTry) {
            throw new IllegalArgumentException("a locked PIN has no last try");
        }
        Objects.requireNonNull(lengths);
    }

    /** For interfaces with a counter: one left is the last try, none left is locked. */
    public static PinState counted(int triesLeft, int triesMaximum, boolean isDefault) {
        return new PinState(
                triesLeft, triesMaximum, triesLeft == 1, triesLeft == 0, isDefault, false, false, PinLengths.USUAL);
    }

    /** For interfaces that have only flags. */
    public static PinState flagged(boolean lastTry, boolean locked) {
        return new PinState(null, null, lastTry && !locked, locked, null, false, false, PinLengths.USUAL);
    }
}
