package signinghelper.token;

import java.util.List;

/**
 * Contents of the plugged-in U-Keys.
 *
 * @param faults objects that form no key
 * @param unreadable U-Keys of which nothing can be read
 */
public record HeldContents(List<HeldKey> keys, List<HeldFault> faults, List<TokenFault> unreadable) {
    public HeldContents {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
        unreadable = List.copyOf(unreadable);
    }
}
