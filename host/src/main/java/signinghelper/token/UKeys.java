package signinghelper.token;

import java.util.List;

/**
 * U-Keys that are plugged in with what is on them, each once, and readers whose U-Key cannot be read.
 *
 * @param faults hide no U-Key
 */
public record UKeys(List<UKey> tokens, List<SlotFault> faults) {
    public UKeys {
        tokens = List.copyOf(tokens);
        faults = List.copyOf(faults);
    }
}
