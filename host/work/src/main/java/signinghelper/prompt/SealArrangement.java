package signinghelper.prompt;

import signinghelper.formats.seal.Seal;
import signinghelper.token.HeldKey;

import java.util.List;
import java.util.Optional;

/**
 * Seals of a batch, which the user chooses and places before consent: what is shown here is what is signed. Documents are
 * counted from 0. Threads of the window and of the work may call it.
 */
public interface SealArrangement {

    /** Returns the seals that may be used with a key; empty when none fits. */
    List<OfferedSeal> choices(HeldKey key);

    /** Returns the seal that will be used with a key, at first the first of its choices; empty when none fits. */
    Optional<Seal> chosen(HeldKey key);

    /** Uses another one of a key's choices for all documents. */
    void choose(HeldKey key, Seal seal);

    /** Returns a document's pages with their seals; empty when it shows none, and when no seal fits the key. */
    Optional<SealedPages> pages(HeldKey key, int document);

    /** Places the movable seals of a document as the user has left them. */
    void place(int document, List<PlacedSeal> seals);

    /** Returns the documents whose seal the user has still to place. */
    List<Integer> toPlace();
}
