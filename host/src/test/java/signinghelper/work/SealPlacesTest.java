package signinghelper.work;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.verification.SealReport.Picture;
import signinghelper.work.WantedSeal.AtKeyword;
import signinghelper.work.WantedSeal.OnPage;
import signinghelper.work.WantedSeal.Place;
import signinghelper.work.WantedSeal.Riding;
import signinghelper.work.WantedSeal.Size;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealPlacesTest {
    private static final Picture PICTURE = new Picture("png", Bytes.copyOf(new byte[1]), 40, 30);
    private static final PageSize A4 = new PageSize(210, 297);

    @Test
    void theSealHasItsOwnSizeUnlessTheAskerGivesOne() throws Exception {
        assertThat(places(3, new OnPage(2, 10, 20, null)))
                .containsExactly(new SealPlacement(2, 10, 20, 40, 30, Strip.WHOLE));
        assertThat(places(3, new OnPage(2, 10, 20, new Size(8, 6))))
                .containsExactly(new SealPlacement(2, 10, 20, 8, 6, Strip.WHOLE));
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "-3, 1", "3, 3"})
    void pagesCountFromTheEndToo(int asked, int found) throws Exception {
        assertThat(places(3, new OnPage(asked, 0, 0, null)))
                .extracting(SealPlacement::page)
                .containsExactly(found);
    }

    @Test
    void aKeywordIsTheCentreAndTheSealStaysOnThePage() throws Exception {
        assertThat(places(3, new AtKeyword("盖章", null)))
                .containsExactly(new SealPlacement(2, 80, 282 - 15, 40, 30, Strip.WHOLE));
    }

    @Test
    void severalPlacesKeepTheirOrderAndARidingSealTakesEveryPage() throws Exception {
        assertThat(places(3, new OnPage(-1, 0, 0, null), new Riding()))
                .extracting(SealPlacement::page)
                .containsExactly(3, 1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"4, 0, 0, PAGE_MISSING", "-4, 0, 0, PAGE_MISSING", "1, 171, 0, OUTSIDE_PAGE", "1, 0, -1, OUTSIDE_PAGE"})
    void aPlaceOffThePagesIsRefused(int page, double left, double top, String rule) {
        assertRefused(rule, 3, new OnPage(page, left, top, null));
    }

    @Test
    void whatCannotBeFoundIsRefusedByItsRule() {
        assertRefused("KEYWORD_MISSING", 3, new AtKeyword("不在", null));
        assertRefused("RIDING_NEEDS_PAGES", 1, new Riding());
        assertRefused("FORMAT_WITHOUT_PAGES", 0, new Riding());
    }

    private static void assertRefused(String rule, int pages, Place place) {
        assertThatThrownBy(() -> places(pages, place)).isInstanceOfSatisfying(FormatException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(FormatException.Reason.SEAL_REFUSED);
            assertThat(refused.rule()).isEqualTo(rule);
        });
    }

    private static List<SealPlacement> places(int pages, Place... wanted) throws Exception {
        SealPlaces.Keywords keywords =
                text -> text.equals("盖章") ? Optional.of(new KeywordSearch.Found(2, 100, 290)) : Optional.empty();
        return new SealPlaces(Collections.nCopies(pages, A4), PICTURE, keywords).of(new WantedSeal(List.of(wanted)));
    }
}
