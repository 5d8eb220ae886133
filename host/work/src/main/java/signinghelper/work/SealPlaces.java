package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.seal.RidingSeal;
import signinghelper.formats.verification.SealReport.Picture;
import signinghelper.prompt.PlacedSeal;

import java.io.IOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Places of a seal on the pages of one document. */
final class SealPlaces {
    /** Millimetres that a seal first keeps from the edges when the user decides on its place. */
    private static final double MARGIN = 20;

    /** Rules that a wanted place has to keep. */
    enum Rule {
        FORMAT_WITHOUT_PAGES,
        PAGE_MISSING,
        OUTSIDE_PAGE,
        KEYWORD_MISSING,
        RIDING_NEEDS_PAGES,
        /** The user was to place the seal. */
        NOT_PLACED
    }

    /** Search for a text in the document. */
    interface Keywords {
        Optional<FoundText> find(String text) throws FormatException, IOException;
    }

    private final List<PageSize> pages;
    private final Picture picture;
    private final Keywords keywords;
    private final Map<Integer, SealPlacement> moved;

    /**
     * @param moved places of the user's, by the number of the wanted place
     * @throws FormatException {@code SEAL_REFUSED} if there are no pages
     */
    SealPlaces(List<PageSize> pages, Picture picture, Keywords keywords, Map<Integer, SealPlacement> moved)
            throws FormatException {
        if (pages.isEmpty()) {
            throw FormatException.sealBreaks(Rule.FORMAT_WITHOUT_PAGES);
        }
        this.pages = List.copyOf(pages);
        this.picture = picture;
        this.keywords = keywords;
        this.moved = Map.copyOf(moved);
    }

    /**
     * Finds the places that are wanted.
     *
     * @throws FormatException {@code SEAL_REFUSED} with the {@link Rule} that one breaks
     */
    List<PlacedSeal> of(WantedSeal wanted) throws FormatException, IOException {
        var found = new ArrayList<PlacedSeal>();
        for (var number = 0; number < wanted.places().size(); number++) {
            var place = wanted.places().get(number);
            for (var placement : placements(place, moved.get(number))) {
                found.add(new PlacedSeal(number, placement, place.isMovable()));
            }
        }
        return found;
    }

    private List<SealPlacement> placements(WantedSeal.Place place, @Nullable SealPlacement own)
            throws FormatException, IOException {
        if (place instanceof WantedSeal.Riding) {
            return riding();
        }
        var size = Objects.requireNonNullElseGet(
                place.size(), () -> new WantedSeal.Size(picture.width(), picture.height()));
        if (own != null) {
            return List.of(within(own.page(), own.left(), own.top(), size));
        }
        if (place instanceof WantedSeal.OnPage onPage) {
            return List.of(at(page(onPage.page()), onPage.left(), onPage.top(), size));
        }
        return List.of(place instanceof WantedSeal.AtKeyword keyword ? at(keyword, size) : proposed(size));
    }

    private int page(int number) throws FormatException {
        var page = number < 0 ? pages.size() + number + 1 : number;
        if (page < 1 || page > pages.size()) {
            throw FormatException.sealBreaks(
                    Rule.PAGE_MISSING,
                    Map.of("page", Integer.toString(number), "pages", Integer.toString(pages.size())));
        }
        return page;
    }

    private SealPlacement at(WantedSeal.AtKeyword keyword, WantedSeal.Size size) throws FormatException, IOException {
        var centre = keywords.find(keyword.text()).orElseThrow(() -> FormatException.sealBreaks(Rule.KEYWORD_MISSING));
        return within(centre.page(), centre.x() - size.width() / 2, centre.y() - size.height() / 2, size);
    }

    private SealPlacement proposed(WantedSeal.Size size) throws FormatException {
        var last = pages.get(pages.size() - 1);
        var left = last.width() - size.width() - MARGIN;
        return within(pages.size(), left, last.height() - size.height() - MARGIN, size);
    }

    /** A seal that would reach over an edge moves inwards. */
    private SealPlacement within(int number, double left, double top, WantedSeal.Size size) throws FormatException {
        var page = pages.get(page(number) - 1);
        return at(
                number,
                Math.max(0, Math.min(left, page.width() - size.width())),
                Math.max(0, Math.min(top, page.height() - size.height())),
                size);
    }

    private SealPlacement at(int page, double left, double top, WantedSeal.Size size) throws FormatException {
        var within = pages.get(page - 1);
        if (left < 0 || top < 0 || left > within.width() - size.width() || top > within.height() - size.height()) {
            throw FormatException.sealBreaks(
                    Rule.OUTSIDE_PAGE,
                    Map.of(
                            "page", Integer.toString(page),
                            "pageSize", millimetres(within.width()) + " × " + millimetres(within.height()),
                            "left", millimetres(left),
                            "top", millimetres(top),
                            "sealSize", millimetres(size.width()) + " × " + millimetres(size.height())));
        }
        return new SealPlacement(page, left, top, size.width(), size.height(), Strip.WHOLE);
    }

    /** Writes a length with a tenth at most, e.g. {@code 297} or {@code 215.9}. */
    private static String millimetres(double length) {
        return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(length);
    }

    private List<SealPlacement> riding() throws FormatException {
        if (pages.size() < 2) {
            throw FormatException.sealBreaks(Rule.RIDING_NEEDS_PAGES);
        }
        return RidingSeal.over(pages, picture);
    }
}
