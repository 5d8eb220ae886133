package signinghelper.token;

import java.util.List;

/**
 * Plugged-in U-Keys with their contents, each once, and readers whose U-Key cannot be read.
 *
 * @param faults of readers; they hide no U-Key
 */
public record UKeys(List<UKey> tokens, List<SlotFault> faults) {
    public UKeys {
        tokens = List.copyOf(tokens);
        faults = List.copyOf(faults);
    }
}
