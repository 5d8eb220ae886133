package signinghelper.token;

import java.util.List;

/**
 * Contents of all U-Keys that are plugged in.
 *
 * @param faults objects that make no key
 * @param unreadable U-Keys of which nothing can be read
 */
public record HeldContents(List<HeldKey> keys, List<HeldFault> faults, List<TokenFault> unreadable) {
    public HeldContents {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
        unreadable = List.copyOf(unreadable);
    }
}
