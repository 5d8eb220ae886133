package signinghelper.formats.internal.pages;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Picture of a page, and what is said beside it.
 *
 * @param undrawn kinds of things that are missing from the picture, at least one of each
 * @param doubtful kinds of things that other programs may show otherwise
 */
public record DrawnPage(BufferedImage picture, Set<PagePart> undrawn, Set<PagePart> doubtful) {
    public DrawnPage {
        undrawn = sorted(undrawn);
        doubtful = sorted(doubtful);
    }

    private static Set<PagePart> sorted(Set<PagePart> parts) {
        var copy = EnumSet.noneOf(PagePart.class);
        copy.addAll(parts);
        return Collections.unmodifiableSet(copy);
    }

    /** Returns a page of which nothing is missing. */
    public static DrawnPage whole(BufferedImage picture) {
        return new DrawnPage(picture, Set.of(), Set.of());
    }
}
