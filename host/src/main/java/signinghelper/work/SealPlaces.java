package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.seal.RidingSeal;
import signinghelper.formats.verification.SealReport.Picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places of a seal on the pages of one document. */
final class SealPlaces {

    /** Rules that a wanted place has to keep. */
    enum Rule {
        FORMAT_WITHOUT_PAGES,
        PAGE_MISSING,
        OUTSIDE_PAGE,
        KEYWORD_MISSING,
        RIDING_NEEDS_PAGES
    }

    /** Search for a text in the document. */
    interface Keywords {
        Optional<KeywordSearch.Found> find(String text) throws FormatException, IOException;
    }

    private final List<PageSize> pages;
    private final Picture picture;
    private final Keywords keywords;

    /** @throws FormatException {@code SEAL_REFUSED} if there are no pages */
    SealPlaces(List<PageSize> pages, Picture picture, Keywords keywords) throws FormatException {
        if (pages.isEmpty()) {
            throw FormatException.sealBreaks(Rule.FORMAT_WITHOUT_PAGES);
        }
        this.pages = List.copyOf(pages);
        this.picture = picture;
        this.keywords = keywords;
    }

    /**
     * Finds the places that are wanted.
     *
     * @throws FormatException {@code SEAL_REFUSED} with the {@link Rule} that one breaks
     */
    List<SealPlacement> of(WantedSeal wanted) throws FormatException, IOException {
        var found = new ArrayList<SealPlacement>();
        for (var place : wanted.places()) {
            if (place instanceof WantedSeal.OnPage onPage) {
                found.add(at(page(onPage.page()), onPage.left(), onPage.top(), onPage.size()));
            } else if (place instanceof WantedSeal.AtKeyword keyword) {
                found.add(at(keyword));
            } else {
                found.addAll(riding());
            }
        }
        return found;
    }

    private int page(int number) throws FormatException {
        var page = number < 0 ? pages.size() + number + 1 : number;
        if (page < 1 || page > pages.size()) {
            throw FormatException.sealBreaks(Rule.PAGE_MISSING);
        }
        return page;
    }

    private SealPlacement at(WantedSeal.AtKeyword keyword) throws FormatException, IOException {
        var centre = keywords.find(keyword.text()).orElseThrow(() -> FormatException.sealBreaks(Rule.KEYWORD_MISSING));
        var size = size(keyword.size());
        var page = pages.get(page(centre.page()) - 1);
        var left = within(centre.x() - size.width() / 2, page.width() - size.width());
        var top = within(centre.y() - size.height() / 2, page.height() - size.height());
        return at(centre.page(), left, top, keyword.size());
    }

    /** A text at the edge moves its seal inwards. */
    private static double within(double wanted, double most) {
        return Math.max(0, Math.min(wanted, most));
    }

    private SealPlacement at(int page, double left, double top, WantedSeal.@Nullable Size wanted)
            throws FormatException {
        var size = size(wanted);
        var within = pages.get(page - 1);
        if (left < 0 || top < 0 || left + size.width() > within.width() || top + size.height() > within.height()) {
            throw FormatException.sealBreaks(Rule.OUTSIDE_PAGE);
        }
        return new SealPlacement(page, left, top, size.width(), size.height(), Strip.WHOLE);
    }

    private WantedSeal.Size size(WantedSeal.@Nullable Size wanted) {
        return wanted == null ? new WantedSeal.Size(picture.width(), picture.height()) : wanted;
    }

    private List<SealPlacement> riding() throws FormatException {
        if (pages.size() < 2) {
            throw FormatException.sealBreaks(Rule.RIDING_NEEDS_PAGES);
        }
        return RidingSeal.over(pages, picture);
    }
}
