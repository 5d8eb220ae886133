package signinghelper.work;

import signinghelper.formats.seal.Seal;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.util.List;

/** Seals within the user's reach, such as those on a U-Key or in a file. */
public interface SealBox {
    SealBox EMPTY = key -> List.of();

    /**
     * Returns the seals that may be used beside a key. Some may be for another certificate, or out of date.
     *
     * @throws Refusal if the U-Key cannot be read
     */
    List<Seal> seals(HeldKey key) throws Refusal;
}
