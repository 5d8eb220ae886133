package signinghelper.token;

import java.util.List;

/**
 * Keys and certificates on a U-Key, as far as they can be read without a PIN.
 *
 * @param keys key pairs with a readable certificate, in the order of the U-Key
 * @param faults the other objects; they hide no key
 */
public record TokenContents(List<KeyEntry> keys, List<KeyFault> faults) {
    public static final TokenContents EMPTY = new TokenContents(List.of(), List.of());

    public TokenContents {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }
}
