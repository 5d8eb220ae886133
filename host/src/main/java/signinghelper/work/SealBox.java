package signinghelper.work;

import signinghelper.formats.seal.Seal;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.util.List;
import java.util.stream.Stream;

/** Seals within the user's reach, such as those on a U-Key or in a file. */
public interface SealBox {
    SealBox EMPTY = key -> List.of();

    /**
     * Returns the seals that may be used beside a key. Some may be for another certificate, or out of date.
     *
     * @throws Refusal if the U-Key cannot be read
     */
    List<Seal> seals(HeldKey key) throws Refusal;

    /** Returns a box with the seals of both, this one's first. */
    default SealBox and(SealBox other) {
        return key ->
                Stream.concat(seals(key).stream(), other.seals(key).stream()).toList();
    }
}
