package signinghelper.formats.seal;

import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.verification.SealReport.Picture;

import java.util.ArrayList;
import java.util.List;

/**
 * 骑缝章 (riding seal): one picture over the right edges of successive pages, each of which shows its own strip. Fanned out,
 * the pages show the whole picture again.
 */
public final class RidingSeal {
    /** A strip of a seal of 40 mm then is still 2 mm wide. */
    private static final int MOST_PAGES = 20;

    private RidingSeal() {}

    /**
     * Places the strips. More than 20 pages share several pictures, as evenly as possible.
     *
     * @param pages at least two
     */
    public static List<SealPlacement> over(List<PageSize> pages, Picture picture) {
        if (pages.size() < 2) {
            throw new IllegalArgumentException("a riding seal needs two pages");
        }
        var groups = (pages.size() + MOST_PAGES - 1) / MOST_PAGES;
        var placements = new ArrayList<SealPlacement>();
        for (var group = 0; group < groups; group++) {
            var from = pages.size() * group / groups;
            var to = pages.size() * (group + 1) / groups;
            for (var page = from; page < to; page++) {
                placements.add(strip(page, pages.get(page), picture, page - from, to - from));
            }
        }
        return placements;
    }

    /** The strip ends at the page's right edge, so all of the picture to the right of it lies outside. */
    private static SealPlacement strip(int page, PageSize size, Picture picture, int index, int count) {
        var strip = new Strip((double) index / count, (index + 1.0) / count);
        var left = size.width() - picture.width() * strip.to();
        var top = (size.height() - picture.height()) / 2;
        return new SealPlacement(page + 1, left, top, picture.width(), picture.height(), strip);
    }
}
