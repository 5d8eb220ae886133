package signinghelper.token.skf;

import org.jspecify.annotations.Nullable;
import signinghelper.token.PinLengths;
import signinghelper.token.PinState;

import java.util.HashMap;
import java.util.Map;

/**
 * Tries left that U-Keys reported after a wrong PIN, for libraries that report them at no other time. Forgotten when
 * this process ends.
 */
final class TriesTold {
    private final Map<Reference, Integer> left = new HashMap<>();

    void wrong(Reference token, int triesLeft) {
        left.put(token, triesLeft);
    }

    void right(Reference token) {
        left.remove(token);
    }

    PinState pinState(Reference token) {
        @Nullable Integer tries = left.get(token);
        return tries == null
                ? PinState.flagged(false, false)
                : new PinState(tries, null, tries == 1, tries == 0, null, false, false, PinLengths.USUAL);
    }
}
