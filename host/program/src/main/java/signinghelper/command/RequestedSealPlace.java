package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.work.WantedSeal;

import java.util.List;
import java.util.Objects;

/** Place of a seal as a page asks for it: a corner on a page, a keyword, a riding seal, or the user's decision. */
public record RequestedSealPlace(
        @Nullable Integer page,
        @Nullable Double left,
        @Nullable Double top,
        @Nullable String keyword,
        @Nullable Boolean riding,
        @Nullable Boolean ask,
        @Nullable Boolean movable,
        WantedSeal.@Nullable Size size) {
    private static final int CORNER = 3;

    public RequestedSealPlace {
        var corner = given(page, left, top);
        var kinds = given(page, keyword, riding, ask);
        var isWhole = corner == 0 || corner == CORNER;
        var isKind = !Boolean.FALSE.equals(riding) && !Boolean.FALSE.equals(ask);
        var isAlone = riding == null || size == null;
        if (kinds != 1 || !isWhole || !isKind || !isAlone || (movable != null && (riding != null || ask != null))) {
            throw new IllegalArgumentException("place of a seal");
        }
    }

    private static int given(@Nullable Object... values) {
        var count = 0;
        for (var value : values) {
            count += value == null ? 0 : 1;
        }
        return count;
    }

    /** Returns the seal with its places, which are looked for once the pages are known. */
    static WantedSeal wanted(List<RequestedSealPlace> places) {
        return new WantedSeal(places.stream().map(RequestedSealPlace::toPlace).toList());
    }

    private WantedSeal.Place toPlace() {
        var isMovable = Boolean.TRUE.equals(movable);
        if (keyword != null) {
            return new WantedSeal.AtKeyword(keyword, size, isMovable);
        }
        if (page != null) {
            return new WantedSeal.OnPage(
                    page, Objects.requireNonNull(left), Objects.requireNonNull(top), size, isMovable);
        }
        return ask == null ? new WantedSeal.Riding() : new WantedSeal.Asked(size);
    }
}
