package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.work.WantedSeal;

import java.util.List;
import java.util.Objects;

/** Place of a seal as a page asks for it: a corner on a page, a keyword, or a riding seal. */
public record RequestedSealPlace(
        @Nullable Integer page,
        @Nullable Double left,
        @Nullable Double top,
        @Nullable String keyword,
        @Nullable Boolean riding,
        WantedSeal.@Nullable Size size) {

    public RequestedSealPlace {
        var isOnPage = page != null && left != null && top != null;
        var hasNoCorner = page == null && left == null && top == null;
        var isKeyword = hasNoCorner && keyword != null && riding == null;
        var isRiding = hasNoCorner && keyword == null && Boolean.TRUE.equals(riding) && size == null;
        if (!isKeyword && !isRiding && !(isOnPage && keyword == null && riding == null)) {
            throw new IllegalArgumentException("place of a seal");
        }
    }

    /** Returns the seal with its places, which are looked for once the pages are known. */
    static WantedSeal wanted(List<RequestedSealPlace> places) {
        return new WantedSeal(places.stream().map(RequestedSealPlace::toPlace).toList());
    }

    private WantedSeal.Place toPlace() {
        if (keyword != null) {
            return new WantedSeal.AtKeyword(keyword, size);
        }
        return page == null
                ? new WantedSeal.Riding()
                : new WantedSeal.OnPage(page, Objects.requireNonNull(left), Objects.requireNonNull(top), size);
    }
}
