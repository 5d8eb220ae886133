package signinghelper.formats.ofd.internal.page;

import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.ofd.internal.container.PartName;

/**
 * Page of an OFD document.
 *
 * @param id identifier by which annotations name the page
 * @param part Content.xml of the page
 * @param area physical area, in the page's own coordinates
 */
public record OfdPage(String id, PartName part, Box area) {

    public PageSize size() {
        return new PageSize(area.width(), area.height());
    }

    /** Returns the place of a whole seal, in the page's own coordinates. */
    public Box boundary(SealPlacement place) {
        return new Box(area.left() + place.left(), area.top() + place.top(), place.width(), place.height());
    }
}
