package signinghelper.formats.document;

import java.util.Objects;

/**
 * Place of a seal's whole picture on one page, and the part of it that is shown there. Lengths are millimetres from the top
 * left corner of the page as it is shown.
 *
 * @param page from 1
 * @param left from the page's left edge; negative where the picture begins before it
 * @param top from the page's top edge; negative where the picture begins above it
 * @param width above 0
 * @param height above 0
 * @param strip shown part of the picture
 */
public record SealPlacement(int page, double left, double top, double width, double height, Strip strip) {

    /**
     * Upright strip of a picture, as fractions of its width.
     *
     * @param from 0 at the picture's left edge
     * @param to 1 at its right edge, above {@code from}
     */
    public record Strip(double from, double to) {
        public static final Strip WHOLE = new Strip(0, 1);

        public Strip {
            if (!(from >= 0 && from < to && to <= 1)) {
                throw new IllegalArgumentException("strip of a picture");
            }
        }
    }

    public SealPlacement {
        Objects.requireNonNull(strip);
        var isFinite = Double.isFinite(left) && Double.isFinite(top) && Double.isFinite(width + height);
        if (page < 1 || !isFinite || !(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("place of a seal");
        }
    }
}
