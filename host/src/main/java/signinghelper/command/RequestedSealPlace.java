package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.work.WantedSeal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Place of a seal as a page asks for it: a corner on a page, a keyword, or a riding seal. */
public record RequestedSealPlace(
        @Nullable Integer page,
        @Nullable Double left,
        @Nullable Double top,
        @Nullable String keyword,
        @Nullable Boolean riding,
        WantedSeal.@Nullable Size size) {

    public RequestedSealPlace {
        var hasCorner = Stream.of(page, left, top).allMatch(Objects::nonNull);
        var kinds = Stream.of(page, keyword, riding).filter(Objects::nonNull).count();
        var isOnPage = hasCorner || Stream.of(page, left, top).noneMatch(Objects::nonNull);
        if (kinds != 1 || !isOnPage || (riding != null && (!riding || size != null))) {
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
