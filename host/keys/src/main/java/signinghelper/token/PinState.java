package signinghelper.token;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * State of a U-Key's PIN, read without presenting a PIN.
 *
 * @param triesLeft null when the interface has no counter (PKCS#11 has only flags)
 * @param triesMaximum null when the interface has no counter
 * @param lastTry the next wrong PIN locks it
 * @param locked no PIN is accepted any more
 * @param isDefault still the PIN that the U-Key was issued with; null when that is unknown
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

    /**
     * Creates the state for interfaces with a counter: at one left it is the last try, at zero it is locked.
     */
    public static PinState counted(int triesLeft, int triesMaximum, boolean isDefault) {
        return new PinState(
                triesLeft, triesMaximum, triesLeft == 1, triesLeft == 0, isDefault, false, false, PinLengths.USUAL);
    }

    /** Creates the state for interfaces that have only flags. */
    public static PinState flagged(boolean lastTry, boolean locked) {
        return new PinState(null, null, lastTry && !locked, locked, null, false, false, PinLengths.USUAL);
    }
}
