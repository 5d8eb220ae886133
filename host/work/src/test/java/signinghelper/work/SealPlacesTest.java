package signinghelper.work;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.verification.SealReport.Picture;
import signinghelper.prompt.PlacedSeal;
import signinghelper.work.WantedSeal.Asked;
import signinghelper.work.WantedSeal.AtKeyword;
import signinghelper.work.WantedSeal.OnPage;
import signinghelper.work.WantedSeal.Place;
import signinghelper.work.WantedSeal.Riding;
import signinghelper.work.WantedSeal.Size;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

class SealPlacesTest {
    private static final Picture PICTURE = new Picture("png", Bytes.copyOf(new byte[1]), 40, 30);
    private static final PageSize A4 = new PageSize(210, 297);

    @Test
    void theSealHasItsOwnSizeUnlessTheAskerGivesOne() throws Exception {
        assertThat(places(3, new OnPage(2, 10, 20, null, false)))
                .containsExactly(new SealPlacement(2, 10, 20, 40, 30, Strip.WHOLE));
        assertThat(places(3, new OnPage(2, 10, 20, new Size(8, 6), false)))
                .containsExactly(new SealPlacement(2, 10, 20, 8, 6, Strip.WHOLE));
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "-3, 1", "3, 3"})
    void pagesCountFromTheEndToo(int asked, int found) throws Exception {
        assertThat(places(3, new OnPage(asked, 0, 0, null, false)))
                .extracting(SealPlacement::page)
                .containsExactly(found);
    }

    @Test
    void aKeywordIsTheCentreAndTheSealStaysOnThePage() throws Exception {
        assertThat(places(3, new AtKeyword("盖章", null, false)))
                .containsExactly(new SealPlacement(2, 80, 282 - 15, 40, 30, Strip.WHOLE));
    }

    @Test
    void severalPlacesKeepTheirOrderAndARidingSealTakesEveryPage() throws Exception {
        assertThat(places(3, new OnPage(-1, 0, 0, null, false), new Riding()))
                .extracting(SealPlacement::page)
                .containsExactly(3, 1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"4, 0, 0, PAGE_MISSING", "-4, 0, 0, PAGE_MISSING", "1, 171, 0, OUTSIDE_PAGE", "1, 0, -1, OUTSIDE_PAGE"})
    void aPlaceOffThePagesIsRefused(int page, double left, double top, String rule) {
        assertRefused(rule, 3, new OnPage(page, left, top, null, false));
    }

    @Test
    void aPlaceOffThePageIsRefusedWithThePageAndTheSizes() {
        assertThat(facts(3, new OnPage(-2, 171, 12.34, null, false)))
                .containsOnly(
                        entry("page", "2"),
                        entry("pageSize", "210 × 297"),
                        entry("left", "171"),
                        entry("top", "12.3"),
                        entry("sealSize", "40 × 30"));
        assertThat(facts(3, new OnPage(4, 0, 0, null, false))).containsOnly(entry("page", "4"), entry("pages", "3"));
    }

    private static Map<String, String> facts(int pages, Place place) {
        return catchThrowableOfType(FormatException.class, () -> places(pages, place))
                .facts();
    }

    @Test
    void whatCannotBeFoundIsRefusedByItsRule() {
        assertRefused("KEYWORD_MISSING", 3, new AtKeyword("不在", null, false));
        assertRefused("RIDING_NEEDS_PAGES", 1, new Riding());
        assertRefused("FORMAT_WITHOUT_PAGES", 0, new Riding());
    }

    private static void assertRefused(String rule, int pages, Place place) {
        assertThatThrownBy(() -> places(pages, place)).isInstanceOfSatisfying(FormatException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(FormatException.Reason.SEAL_REFUSED);
            assertThat(refused.rule()).isEqualTo(rule);
        });
    }

    @Test
    void aSealThatTheUserPlacesBeginsAtTheEndOfTheDocument() throws Exception {
        assertThat(places(3, new Asked(null))).containsExactly(new SealPlacement(3, 150, 247, 40, 30, Strip.WHOLE));
        assertThat(places(3, new Asked(new Size(210, 297))))
                .containsExactly(new SealPlacement(3, 0, 0, 210, 297, Strip.WHOLE));
        assertRefused("OUTSIDE_PAGE", 3, new Asked(new Size(211, 20)));
    }

    /** A larger seal that is chosen afterwards must not hang over the page's edge. */
    @Test
    void aMovedSealStaysWhereTheUserHasPutItWithinThePage() throws Exception {
        var moved = Map.of(0, new SealPlacement(1, 5, 290, 10, 7, Strip.WHOLE));

        assertThat(placed(moved, new AtKeyword("盖章", null, true), new OnPage(1, 0, 0, null, false)))
                .containsExactly(
                        new PlacedSeal(0, new SealPlacement(1, 5, 267, 40, 30, Strip.WHOLE), true),
                        new PlacedSeal(1, new SealPlacement(1, 0, 0, 40, 30, Strip.WHOLE), false));
    }

    private static List<PlacedSeal> placed(Map<Integer, SealPlacement> moved, Place... wanted) throws Exception {
        return new SealPlaces(Collections.nCopies(3, A4), PICTURE, text -> Optional.empty(), moved)
                .of(new WantedSeal(List.of(wanted)));
    }

    private static List<SealPlacement> places(int pages, Place... wanted) throws Exception {
        SealPlaces.Keywords keywords =
                text -> text.equals("盖章") ? Optional.of(new FoundText(2, 100, 290)) : Optional.empty();
        return new SealPlaces(Collections.nCopies(pages, A4), PICTURE, keywords, Map.of())
                .of(new WantedSeal(List.of(wanted))).stream()
                        .map(PlacedSeal::placement)
                        .toList();
    }
}
