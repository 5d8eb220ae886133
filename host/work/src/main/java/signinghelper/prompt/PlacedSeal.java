package signinghelper.prompt;

import signinghelper.formats.document.SealPlacement;

import java.util.Objects;

/**
 * Seal on a page as it will be signed.
 *
 * @param place number of the place that the asker has described, from 0; a riding seal has one for all of its strips
 * @param isMovable true when the user may put it elsewhere
 */
public record PlacedSeal(int place, SealPlacement placement, boolean isMovable) {
    public PlacedSeal {
        Objects.requireNonNull(placement);
    }

    /** Returns the same seal elsewhere. */
    public PlacedSeal at(int page, double left, double top) {
        var moved = new SealPlacement(page, left, top, placement.width(), placement.height(), placement.strip());
        return new PlacedSeal(place, moved, isMovable);
    }
}
