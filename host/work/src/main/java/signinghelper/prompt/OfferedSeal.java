package signinghelper.prompt;

import signinghelper.formats.seal.Seal;

import java.util.Objects;

/**
 * Seal that holds and names the key's certificate, so that the user may choose it.
 *
 * @param daysLeft whole days until it ends
 */
public record OfferedSeal(Seal seal, long daysLeft) {
    public OfferedSeal {
        Objects.requireNonNull(seal);
    }
}
