package signinghelper.prompt;

import signinghelper.formats.document.PageSize;
import signinghelper.formats.verification.SealReport.Picture;

import java.util.List;
import java.util.Objects;

/**
 * Pages of one document with the seal on them.
 *
 * @param sizes of the pages as they are shown; at least one
 * @param picture of the seal
 * @param seals in the order of their places
 * @param isMultiplied true when viewers multiply the seal with the page below it
 */
public record SealedPages(List<PageSize> sizes, Picture picture, List<PlacedSeal> seals, boolean isMultiplied) {
    public SealedPages {
        Objects.requireNonNull(picture);
        sizes = List.copyOf(sizes);
        seals = List.copyOf(seals);
    }

    /** Returns true when the user may move a seal. */
    public boolean isMovable() {
        return seals.stream().anyMatch(PlacedSeal::isMovable);
    }
}
