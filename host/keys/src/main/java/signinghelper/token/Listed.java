package signinghelper.token;

import java.util.List;
import java.util.stream.Stream;

/**
 * Plugged-in U-Keys, and readers whose U-Key cannot be read.
 *
 * @param faults of readers; they hide no U-Key
 */
public record Listed(List<TokenInfo> tokens, List<TokenFault> faults) {
    public static final Listed EMPTY = new Listed(List.of(), List.of());

    public Listed {
        tokens = List.copyOf(tokens);
        faults = List.copyOf(faults);
    }

    /** Returns this list followed by {@code other}. */
    public Listed and(Listed other) {
        return new Listed(
                Stream.concat(tokens.stream(), other.tokens.stream()).toList(),
                Stream.concat(faults.stream(), other.faults.stream()).toList());
    }
}
